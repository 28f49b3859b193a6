'use client'

import { Price } from '@/components/price'
import { useEarlyEntry } from '@/components/use-early-entry'
import type { Fen } from '@/lib/domain/money'
import { checkoutText } from '@/lib/domain/zh-cn'
import { useCheckout } from './checkout-state'
import styles from './checkout.module.css'
import { Chooser } from './chooser'

/** A coupon in the picker. */
export interface CouponOption {
  couponId: number
  title: string
  /** Its condition, or why it does not fit. */
  note: string
  /** null when it does not fit. */
  discountFen: Fen | null
}

/**
 * One coupon or none. Each choice brings the total that its shopper is shown, so that the order is placed at that
 * total or refused.
 */
export function CouponPicker({ options }: { options: readonly CouponOption[] }) {
  const { couponId, totalFen } = useCheckout()
  const fitting = options.filter(({ discountFen }) => discountFen !== null)
  const misfits = options.filter(({ discountFen }) => discountFen === null)
  const value = couponId ?? 'none'
  return (
    <Chooser
      title={checkoutText.chooseCoupon}
      chosen={<ChosenCoupon fits={fitting.length > 0} title={titleOf(options, couponId)} />}
      posted={
        <>
          <input type="hidden" name="couponId" value={value} />
          <input type="hidden" name={`expectedTotalFen-${value}`} value={totalFen} />
        </>
      }
    >
      <div className={styles.choices}>
        {fitting.map((option) => (
          <Choice key={option.couponId} option={option} />
        ))}
        <Radio couponId={null} discountFen={0} />
        <label className={styles.choice} htmlFor="coupon-none">
          {checkoutText.couponNone}
        </label>
      </div>
      {misfits.length > 0 && <Misfits options={misfits} />}
    </Chooser>
  )
}

function titleOf(options: readonly CouponOption[], couponId: number | null): string | null {
  return options.find((option) => option.couponId === couponId)?.title ?? null
}

function ChosenCoupon({ fits, title }: { fits: boolean; title: string | null }) {
  const { discountFen } = useCheckout()
  return (
    <span className={styles.couponRow}>
      <span>{checkoutText.coupon}</span>
      {title === null ? (
        <span className={styles.note}>{fits ? checkoutText.couponNone : checkoutText.couponsMisfit}</span>
      ) : (
        <span className={styles.chosenCoupon}>
          <span className={styles.note}>{title}</span>
          <span className={styles.off}>
            -<Price fen={discountFen} />
          </span>
        </span>
      )}
    </span>
  )
}

function Choice({ option: { couponId, title, note, discountFen } }: { option: CouponOption }) {
  return (
    <>
      <Radio couponId={couponId} discountFen={discountFen ?? 0} />
      <label className={styles.choice} htmlFor={`coupon-${couponId}`}>
        <span className={styles.who}>
          {title}
          <span className={styles.off}>
            -<Price fen={discountFen ?? 0} />
          </span>
        </span>
        <span className={styles.where}>{note}</span>
      </label>
    </>
  )
}

function Radio({ couponId, discountFen }: { couponId: number | null; discountFen: Fen }) {
  const { goodsFen, couponId: chosenId, chooseCoupon } = useCheckout()
  const value = couponId ?? 'none'
  const radio = useEarlyEntry<HTMLInputElement>(({ checked }) => {
    if (checked && couponId !== chosenId) chooseCoupon(couponId)
  })
  return (
    <>
      <Total value={value} totalFen={goodsFen - discountFen} />
      <input
        ref={radio}
        className={styles.radio}
        type="radio"
        name="couponId"
        id={`coupon-${value}`}
        value={value}
        checked={couponId === chosenId}
        onChange={() => chooseCoupon(couponId)}
      />
    </>
  )
}

/** Which coupon is chosen before the script runs is not known as the page is made: each has its total. */
function Total({ value, totalFen }: { value: number | 'none'; totalFen: Fen }) {
  return <input type="hidden" name={`expectedTotalFen-${value}`} value={totalFen} />
}

/** What the shopper has and cannot use here, with why. */
function Misfits({ options }: { options: readonly CouponOption[] }) {
  return (
    <section className={styles.misfits} aria-label={checkoutText.couponsThatDoNot}>
      <h3>{checkoutText.couponsThatDoNot}</h3>
      <ul>
        {options.map(({ couponId, title, note }) => (
          <li key={couponId}>
            <span>{title}</span>
            <span>{note}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
