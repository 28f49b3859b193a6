import type { Metadata } from 'next'
import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import { Empty } from '@/components/empty'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { Notice } from '@/components/notice'
import { Price } from '@/components/price'
import { TabBar } from '@/components/tab-bar'
import { readCart, type GoodsView } from '@/lib/mall/cart'
import { noticeOf } from '@/lib/mall/notice'
import { getServer } from '@/lib/server'
import mall from '../mall.module.css'
import type { PageProps } from '../page-props'
import { currentSession } from '../shopper'
import { CartLine } from './cart-line'
import styles from './cart.module.css'

export const metadata: Metadata = { title: '购物车' }

export default async function CartPage({ searchParams }: PageProps) {
  const cart = await readCart(getServer(), await currentSession())
  const isEmpty = cart.lines.length === 0
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>购物车</h1>
        <Notice text={noticeOf(await searchParams)} />
        {isEmpty ? (
          <Empty icon="cart" text="购物车还是空的" href="/" label="去逛逛" />
        ) : (
          <ul className={styles.lines}>
            {cart.lines.map((line) => (
              <CartLine key={line.skuId} line={line} />
            ))}
          </ul>
        )}
      </main>
      <div className={styles.bars}>
        {!isEmpty && <CheckoutBar cart={cart} />}
        <TabBar active="cart" pieces={cart.pieces} />
      </div>
      <FreshOnReturn />
    </>
  )
}

function CheckoutBar({ cart }: { cart: GoodsView }) {
  return (
    <BottomBar aboveTabs>
      <p className={styles.total}>
        合计 <Price fen={cart.totalFen} className={styles.totalFen} />
      </p>
      <form method="post" action="/api/checkout">
        <button className={`${button.primary} ${styles.checkout}`} type="submit" disabled={!cart.canOrder}>
          去结算（{cart.pieces}）
        </button>
      </form>
    </BottomBar>
  )
}
