import card from '@/components/card.module.css'
import { Price } from '@/components/price'
import { cartText, sharedText } from '@/lib/domain/zh-cn'
import styles from './cart.module.css'
import type { CartHold } from './use-cart'

/** How the total of what is selected comes about. */
export function CartSummary({ hold: { cart, isWaiting } }: { hold: CartHold }) {
  const { selectedPieces, totalFen, discountFen } = cart
  if (selectedPieces === 0) return null
  return (
    <dl className={`${card.card} ${card.rows}`} aria-label={cartText.summary} aria-busy={isWaiting}>
      <div className={card.row}>
        <dt>{cartText.selected(selectedPieces)}</dt>
        <dd>
          <Price fen={totalFen} isPlain />
        </dd>
      </div>
      {discountFen > 0 && (
        <div className={card.row}>
          <dt>{cartText.coupon}</dt>
          <dd className={isWaiting ? styles.stale : undefined}>
            -<Price fen={discountFen} />
          </dd>
        </div>
      )}
      <div className={card.row}>
        <dt>{sharedText.postage}</dt>
        <dd>{sharedText.postageFree}</dd>
      </div>
      <div className={card.row}>
        <dt>{cartText.total}</dt>
        <dd className={isWaiting ? styles.stale : undefined}>
          <Price fen={totalFen - discountFen} />
        </dd>
      </div>
    </dl>
  )
}
