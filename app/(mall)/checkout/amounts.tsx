'use client'

import type { ReactNode } from 'react'
import card from '@/components/card.module.css'
import { Price } from '@/components/price'
import { checkoutText, sharedText } from '@/lib/domain/zh-cn'
import { useCheckout } from './checkout-state'
import styles from './checkout.module.css'

/** How the amount to pay comes about. */
export function Amounts() {
  const { goodsFen, discountFen, balanceFen, totalFen } = useCheckout()
  return (
    <dl className={`${card.card} ${card.rows}`}>
      <Row name={checkoutText.goodsTotal}>
        <Price fen={goodsFen} isPlain />
      </Row>
      {discountFen > 0 && (
        <Row name={checkoutText.coupon}>
          <span className={styles.off}>
            -<Price fen={discountFen} />
          </span>
        </Row>
      )}
      <Row name={sharedText.postage}>{sharedText.postageFree}</Row>
      {balanceFen > 0 && (
        <Row name={checkoutText.balancePart}>
          <span className={styles.off}>
            -<Price fen={balanceFen} />
          </span>
        </Row>
      )}
      <Row name={checkoutText.payable}>
        <Price fen={totalFen - balanceFen} />
      </Row>
    </dl>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={card.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What is to be paid, the balance's part taken off. */
export function Payable() {
  const { totalFen, balanceFen } = useCheckout()
  return (
    <p role="status">
      {checkoutText.payable} <Price fen={totalFen - balanceFen} className={styles.totalFen} />
    </p>
  )
}
