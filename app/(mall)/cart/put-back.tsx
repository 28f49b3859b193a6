import { useEffect } from 'react'
import { cartText } from '@/lib/domain/zh-cn'
import styles from './cart.module.css'
import type { CartHold, RemovedLine } from './use-cart'

const offeredMs = 8_000

/** For a finger that slipped: the line that was just taken out, to be put back. */
export function PutBack({ removed, hold: { putBack, forget } }: { removed: RemovedLine; hold: CartHold }) {
  const { productTitle, skuName } = removed.line
  useEffect(() => {
    const timer = setTimeout(forget, offeredMs)
    return () => clearTimeout(timer)
    // The offer is timed from when it was made; what the cart does meanwhile does not prolong it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return (
    <div className={styles.putBack} role="status">
      <p>{cartText.removed(`${productTitle} ${skuName}`)}</p>
      <button type="button" onClick={() => putBack(removed)}>
        {cartText.putBack}
      </button>
    </div>
  )
}
