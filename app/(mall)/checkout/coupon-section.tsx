import card from '@/components/card.module.css'
import { conditionWords, misfitWords } from '@/components/coupon-words'
import { RowLink } from '@/components/row-link'
import type { Fen } from '@/lib/domain/money'
import { checkoutText } from '@/lib/domain/zh-cn'
import { loginPath } from '@/lib/domain/login-path'
import type { CouponChoice } from '@/lib/mall/coupons'
import styles from './checkout.module.css'
import { CouponPicker } from './coupon-picker'

interface Props {
  /** null while nobody is logged in. */
  choice: CouponChoice | null
  goodsFen: Fen
}

/** Which of the shopper's coupons the order redeems. */
export function CouponSection({ choice, goodsFen }: Props) {
  const total = <input type="hidden" name="expectedTotalFen" value={goodsFen} />
  if (!choice) {
    return (
      <section className={styles.login}>
        {total}
        <RowLink
          href={loginPath('/checkout')}
          text={checkoutText.coupon}
          note={checkoutText.couponAfterLogin}
        />
      </section>
    )
  }
  if (choice.options.length === 0) {
    return (
      <section className={`${card.card} ${styles.couponRow}`}>
        {total}
        <span>{checkoutText.coupon}</span>
        <span className={styles.note}>{checkoutText.couponsNone}</span>
      </section>
    )
  }
  const options = choice.options.map(({ couponId, title, fit, ...terms }) => ({
    couponId,
    title,
    note: misfitWords(fit) ?? conditionWords(terms),
    discountFen: fit.outcome === 'fits' ? fit.discountFen : null,
  }))
  return (
    <section className={card.card} aria-label={checkoutText.coupon}>
      <CouponPicker options={options} />
    </section>
  )
}
