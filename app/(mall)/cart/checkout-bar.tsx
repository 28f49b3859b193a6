import type { FormEvent } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import { Price } from '@/components/price'
import { isInvalid } from '@/lib/domain/cart-view'
import { formatYuan } from '@/lib/domain/money'
import { cartText } from '@/lib/domain/zh-cn'
import type { CartView } from '@/lib/mall/cart'
import styles from './cart.module.css'
import type { CartHold } from './use-cart'

/** What is selected costs so much, and the way to pay it. */
export function CheckoutBar({ hold }: { hold: CartHold }) {
  const { cart, isWaiting } = hold
  const { selectedPieces, totalFen, discountFen, canOrder } = cart
  const obstacle = obstacleOf(cart)

  // What was touched last is told first; the form then goes on as it would have.
  const checkOut = async (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget
    event.preventDefault()
    await hold.flush()
    form.submit()
  }
  return (
    <BottomBar aboveTabs>
      <p className={styles.total}>
        <span className={isWaiting ? styles.stale : undefined}>
          {cartText.total} <Price fen={totalFen - discountFen} className={styles.totalFen} />
        </span>
        {discountFen > 0 && <span className={styles.off}>{cartText.off(formatYuan(discountFen))}</span>}
      </p>
      <form method="post" action="/api/checkout" onSubmit={(event) => void checkOut(event)}>
        <input type="hidden" name="pieces" value={selectedPieces} />
        <input type="hidden" name="totalFen" value={totalFen} />
        <button className={`${button.primary} ${styles.checkout}`} type="submit" disabled={!canOrder}>
          {cartText.checkout(selectedPieces)}
        </button>
      </form>
      {obstacle && <div className={styles.obstacle}>{obstacle}</div>}
    </BottomBar>
  )
}

/** Why the button cannot be tapped; null when it can, or when it is plain to see. */
function obstacleOf({ canOrder, lines, selectedPieces }: CartView): string | null {
  if (canOrder || selectedPieces === 0) return null
  const selected = lines.filter((line) => line.isSelected && !isInvalid(line))
  return selected.some(({ problem }) => problem !== null) ? cartText.tooFew : cartText.tooLarge
}
