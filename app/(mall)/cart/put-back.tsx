import { useEffect } from 'react'
import type { CartLine } from '@/lib/domain/cart-view'
import { cartText } from '@/lib/domain/zh-cn'
import styles from './cart.module.css'
import type { CartHold } from './use-cart'

const offeredMs = 8_000

/** For a finger that slipped: the line that was just taken out, to be put back. */
export function PutBack({ line, hold: { putBack, forget } }: { line: CartLine; hold: CartHold }) {
  useEffect(() => {
    const timer = setTimeout(forget, offeredMs)
    return () => clearTimeout(timer)
    // The offer is timed from when it was made; what the cart does meanwhile does not prolong it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return (
    <div className={styles.putBack} role="status">
      <p>{cartText.removed(`${line.productTitle} ${line.skuName}`)}</p>
      <button type="button" onClick={() => putBack(line)}>
        {cartText.putBack}
      </button>
    </div>
  )
}
