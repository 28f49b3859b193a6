import { useRef, useState, type FormEvent } from 'react'
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
  const { isBusy, submit, onSubmit } = useTellFirst(hold)
  return (
    <BottomBar aboveTabs>
      <p className={styles.total}>
        <span className={isWaiting ? styles.stale : undefined}>
          {cartText.total} <Price fen={totalFen - discountFen} className={styles.totalFen} />
        </span>
        {discountFen > 0 && <span className={styles.off}>{cartText.off(formatYuan(discountFen))}</span>}
      </p>
      <form method="post" action="/api/checkout" onSubmit={onSubmit}>
        <input type="hidden" name="pieces" value={selectedPieces} />
        <input type="hidden" name="totalFen" value={totalFen} />
        <button
          ref={submit}
          className={`${button.primary} ${styles.checkout}`}
          type="submit"
          disabled={!canOrder}
          aria-disabled={isBusy}
        >
          {isBusy ? cartText.checkingOut : cartText.checkout(selectedPieces)}
        </button>
      </form>
      {obstacle && <div className={styles.obstacle}>{obstacle}</div>}
    </BottomBar>
  )
}

/**
 * What was touched last is told first; then the form goes on as it would have, by a tap of the button, which every
 * browser knows and the whole page hears. What the server would not do is said instead, and the cart stays.
 */
function useTellFirst({ isWaiting, flush }: CartHold) {
  const submit = useRef<HTMLButtonElement>(null)
  const isTold = useRef(false)
  const [isBusy, setBusy] = useState(false)

  const tell = async () => {
    setBusy(true)
    isTold.current = await flush()
    setBusy(false)
    if (isTold.current) submit.current?.click()
    isTold.current = false
  }
  const onSubmit = (event: FormEvent) => {
    if (!isWaiting || isTold.current) return
    event.preventDefault()
    if (!isBusy) void tell()
  }
  return { isBusy, submit, onSubmit }
}

/** Why the button cannot be tapped; null when it can, or when it is plain to see. */
function obstacleOf({ canOrder, lines, selectedPieces }: CartView): string | null {
  if (canOrder || selectedPieces === 0) return null
  const selected = lines.filter((line) => line.isSelected && !isInvalid(line))
  return selected.some(({ problem }) => problem !== null) ? cartText.tooFew : cartText.tooLarge
}
