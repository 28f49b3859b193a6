'use client'
import card from '@/components/card.module.css'
import { Price } from '@/components/price'
import type { Fen } from '@/lib/domain/money'
import styles from './checkout.module.css'
import { useChosenCoupon } from './chosen-coupon'

/** How the amount to pay comes about. */
export function Amounts({ goodsFen }: { goodsFen: Fen }) {
  const { discountFen } = useChosenCoupon()
  return (
    <dl className={`${card.card} ${card.rows}`}>
      <div className={card.row}>
        <dt>商品金额</dt>
        <dd>
          <Price fen={goodsFen} isPlain />
        </dd>
      </div>
      {discountFen > 0 && (
        <div className={card.row}>
          <dt>优惠</dt>
          <dd className={styles.off}>
            -<Price fen={discountFen} />
          </dd>
        </div>
      )}
      <div className={card.row}>
        <dt>运费</dt>
        <dd>包邮</dd>
      </div>
    </dl>
  )
}

/** What is to be paid. */
export function Payable({ goodsFen }: { goodsFen: Fen }) {
  const { discountFen } = useChosenCoupon()
  return (
    <p role="status">
      应付 <Price fen={goodsFen - discountFen} className={styles.totalFen} />
    </p>
  )
}
