import type { CartLine } from '@/lib/domain/cart-view'
import { cartText, sharedText } from '@/lib/domain/zh-cn'
import styles from './cart.module.css'
import type { CartHold } from './use-cart'

/** Takes a line out; with the script running, it can be put back for a while. */
export function Remove({ line, hold }: { line: CartLine; hold: CartHold }) {
  return (
    <form
      method="post"
      action="/api/cart/remove"
      onSubmit={(event) => {
        event.preventDefault()
        hold.remove(line)
      }}
    >
      <input type="hidden" name="skuId" value={line.skuId} />
      <button
        className={styles.word}
        type="submit"
        aria-label={cartText.remove(`${line.productTitle} ${line.skuName}`)}
      >
        {sharedText.remove}
      </button>
    </form>
  )
}
