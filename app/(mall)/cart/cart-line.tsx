import { Price } from '@/components/price'
import { QuantityField } from '@/components/quantity-field'
import { piecesLeft, type CartLine as Line } from '@/lib/domain/cart-view'
import { formatYuan } from '@/lib/domain/money'
import { cartText } from '@/lib/domain/zh-cn'
import { problemWords } from '../problem-words'
import styles from './cart.module.css'
import { Goods } from './goods'
import { Remove } from './remove'
import { Tick } from './tick'
import type { CartHold } from './use-cart'

/** One line of the cart that can be ordered, now or with fewer pieces. */
export function CartLine({ line, hold }: { line: Line; hold: CartHold }) {
  const { skuId, productTitle, skuName, priceFen, isSelected, stockAvailable, quantity } = line
  const name = `${productTitle} ${skuName}`
  return (
    <li className={styles.line} id={`sku-${skuId}`}>
      <Tick
        skuId={skuId}
        isSelected={isSelected}
        label={cartText.select(name)}
        onSelect={(selected) => hold.select(line, selected)}
      />
      <div className={styles.body}>
        <Goods line={line}>
          <Notes line={line} />
        </Goods>
        <div className={styles.foot}>
          <Price fen={priceFen} className={styles.price} />
          <Remove line={line} hold={hold} />
          <form
            className={styles.stepper}
            method="post"
            action="/api/cart/quantity"
            aria-label={name}
            onSubmit={(event) => event.preventDefault()}
          >
            <input type="hidden" name="skuId" value={skuId} />
            <QuantityField
              stock={stockAvailable}
              quantity={quantity}
              onQuantity={(next) => hold.setQuantity(line, next)}
            />
          </form>
        </div>
      </div>
    </li>
  )
}

/** What the shopper should know before they go on. */
function Notes({ line }: { line: Line }) {
  const { addedPriceFen, priceFen } = line
  const left = piecesLeft(line)
  const problem = problemWords(line)
  return (
    <>
      {problem && <p className={styles.problem}>{problem}</p>}
      {left !== null && <p className={styles.left}>{cartText.left(left)}</p>}
      {addedPriceFen !== null && addedPriceFen !== priceFen && (
        <p className={styles.changed}>
          {cartText.priceChanged({ added: formatYuan(addedPriceFen), now: formatYuan(priceFen) })}
        </p>
      )}
    </>
  )
}
