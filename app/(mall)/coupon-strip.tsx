import button from '@/components/button.module.css'
import { CouponTicket } from '@/components/coupon-ticket'
import { validityWords } from '@/components/coupon-words'
import { catalogueText } from '@/lib/domain/zh-cn'
import type { CouponOffer } from '@/lib/mall/coupons'
import styles from './coupon-strip.module.css'
import mall from './mall.module.css'

/** What the shop gives away, to be claimed with one tap. */
export function CouponStrip({ offers, now }: { offers: readonly CouponOffer[]; now: Date }) {
  if (offers.length === 0) return null
  return (
    <section id="coupons" className={styles.strip} aria-labelledby="coupons-title">
      <h2 id="coupons-title" className={mall.section}>
        {catalogueText.coupons}
      </h2>
      <ul className={styles.tickets} tabIndex={0} data-scrolls-sideways>
        {offers.map((offer) => (
          <li key={offer.couponId} className={styles.ticket}>
            <CouponTicket title={offer.title} terms={offer} note={validityWords(offer, now)}>
              <Claim offer={offer} />
            </CouponTicket>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Claim({ offer: { couponId, title, isClaimed, isAllTaken } }: { offer: CouponOffer }) {
  if (isClaimed) return <span className={styles.claimed}>{catalogueText.claimed}</span>
  return (
    <form method="post" action="/api/coupons/claim">
      <input type="hidden" name="couponId" value={couponId} />
      <button
        className={`${button.primary} ${button.small}`}
        type="submit"
        disabled={isAllTaken}
        aria-label={isAllTaken ? catalogueText.allTakenOf(title) : catalogueText.claimOf(title)}
      >
        {isAllTaken ? catalogueText.allTaken : catalogueText.claim}
      </button>
    </form>
  )
}
