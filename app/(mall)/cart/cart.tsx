'use client'

import type { ReactNode } from 'react'
import { Empty } from '@/components/empty'
import { cartIcon } from '@/components/icons/cart'
import { Notice } from '@/components/notice'
import { TabBar } from '@/components/tab-bar'
import { isInvalid } from '@/lib/domain/cart-view'
import { cartText } from '@/lib/domain/zh-cn'
import type { CartView } from '@/lib/mall/cart'
import mall from '../mall.module.css'
import { CartLine } from './cart-line'
import { CartSummary } from './cart-summary'
import { CheckoutBar } from './checkout-bar'
import { InvalidLines } from './invalid-lines'
import styles from './cart.module.css'
import { PutBack } from './put-back'
import { Tick } from './tick'
import { useCart } from './use-cart'

/** The cart. Each of its changes is a plain form; the script makes them without a new page, and keeps the place. */
export function Cart({ cart: first, children }: { cart: CartView; children: ReactNode }) {
  const hold = useCart(first)
  const { cart, problem, removed } = hold
  const valid = cart.lines.filter((line) => !isInvalid(line))
  const invalid = cart.lines.filter(isInvalid)
  return (
    <>
      <main className={mall.page}>
        <div className={styles.head}>
          <h1 className={mall.section}>{cartText.title}</h1>
          {valid.length > 0 && (
            <Tick
              isSelected={cart.isAllSelected}
              label={cartText.selectAll}
              isLabelShown
              onSelect={(isSelected) => hold.select(null, isSelected)}
            />
          )}
        </div>
        {children}
        {cart.lines.length === 0 && (
          <Empty icon={cartIcon} text={cartText.empty} href="/" label={cartText.goShopping} />
        )}
        <ul className={styles.lines}>
          {valid.map((line) => (
            <CartLine key={line.skuId} line={line} hold={hold} />
          ))}
        </ul>
        {invalid.length > 0 && <InvalidLines lines={invalid} hold={hold} />}
        {valid.length > 0 && <CartSummary hold={hold} />}
      </main>
      <div className={styles.bars}>
        <div className={styles.told}>
          <Notice text={problem} />
          {removed && <PutBack key={removed.line.skuId} removed={removed} hold={hold} />}
        </div>
        {valid.length > 0 && <CheckoutBar hold={hold} />}
        <TabBar active="cart" pieces={cart.pieces} />
      </div>
    </>
  )
}
