'use client'
import { Price } from '@/components/price'
import type { Fen } from '@/lib/domain/money'
import styles from './checkout.module.css'
import { useChosenCoupon } from './chosen-coupon'

/** A coupon in the picker. */
export interface CouponOption {
  couponId: number
  title: string
  /** Its condition, or why it does not fit. */
  note: string
  /** null when it does not fit. */
  discountFen: Fen | null
}

interface Props {
  options: readonly CouponOption[]
  goodsFen: Fen
}

/**
 * One coupon or none. Each choice brings the total that its shopper is shown, so that the order is placed at that
 * total or refused.
 */
export function CouponPicker({ options, goodsFen }: Props) {
  return (
    <div className={styles.choices}>
      {options.map((option) => (
        <Choice key={option.couponId} option={option} goodsFen={goodsFen} />
      ))}
      <Radio couponId={null} totalFen={goodsFen} isDisabled={false} />
      <label className={styles.choice} htmlFor="coupon-none">
        不使用优惠券
      </label>
    </div>
  )
}

function Choice({ option, goodsFen }: { option: CouponOption; goodsFen: Fen }) {
  const { couponId, title, note, discountFen } = option
  const isDisabled = discountFen === null
  return (
    <>
      <Radio couponId={couponId} totalFen={goodsFen - (discountFen ?? 0)} isDisabled={isDisabled} />
      <label
        className={isDisabled ? `${styles.choice} ${styles.unfit}` : styles.choice}
        htmlFor={`coupon-${couponId}`}
      >
        <span className={styles.who}>
          {title}
          {discountFen !== null && (
            <span className={styles.off}>
              -<Price fen={discountFen} />
            </span>
          )}
        </span>
        <span className={styles.where}>{note}</span>
      </label>
    </>
  )
}

interface RadioProps {
  couponId: number | null
  totalFen: Fen
  isDisabled: boolean
}

function Radio({ couponId, totalFen, isDisabled }: RadioProps) {
  const { chosenId, choose } = useChosenCoupon()
  const value = couponId ?? 'none'
  return (
    <>
      {!isDisabled && <input type="hidden" name={`expectedTotalFen-${value}`} value={totalFen} />}
      <input
        className={styles.radio}
        type="radio"
        name="couponId"
        id={`coupon-${value}`}
        value={value}
        checked={couponId === chosenId}
        disabled={isDisabled}
        onChange={() => choose(couponId)}
      />
    </>
  )
}
