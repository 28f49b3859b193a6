import type { CartLine } from '@/lib/domain/cart-view'
import { cartText } from '@/lib/domain/zh-cn'
import { problemWords } from '../problem-words'
import styles from './cart.module.css'
import { Goods } from './goods'
import { Remove } from './remove'
import type { CartHold } from './use-cart'

/** What cannot be ordered any more, apart from what can, and out of its sums. */
export function InvalidLines({ lines, hold }: { lines: readonly CartLine[]; hold: CartHold }) {
  const heading = cartText.invalid(lines.length)
  return (
    <section className={styles.invalid} aria-label={heading}>
      <div className={styles.invalidHead}>
        <h2>{heading}</h2>
        <form
          method="post"
          action="/api/cart/clear"
          onSubmit={(event) => {
            event.preventDefault()
            hold.clearInvalid()
          }}
        >
          <button className={styles.word} type="submit" aria-label={cartText.clearInvalid}>
            {cartText.clear}
          </button>
        </form>
      </div>
      <ul className={styles.invalidLines}>
        {lines.map((line) => (
          <li key={line.skuId} id={`sku-${line.skuId}`}>
            <Goods line={line}>
              <p className={styles.problem}>{problemWords(line)}</p>
            </Goods>
            <div className={styles.foot}>
              <Remove line={line} hold={hold} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
