import { Icon } from '@/components/icons'
import { Price } from '@/components/price'
import { maxQuantity } from '@/lib/domain/limits'
import type { LineView } from '@/lib/mall/cart'
import { problemWords } from '../problem-words'
import styles from './cart.module.css'

/** One line of the cart. Its steps are plain forms: the server decides, and shows what it has become. */
export function CartLine({ line }: { line: LineView }) {
  const { skuId, productSlug, productTitle, skuName, picture, priceFen, problem } = line
  return (
    <li className={styles.line} id={`sku-${skuId}`}>
      <a className={styles.product} href={`/products/${productSlug}`}>
        {/* eslint-disable-next-line @next/next/no-img-element -- drawings: nothing to resize */}
        <img className={styles.picture} src={picture} alt="" width="88" height="88" />
        <div className={styles.text}>
          <h2 className={styles.title}>{productTitle}</h2>
          <p className={styles.sku}>{skuName}</p>
          {problem && <p className={styles.problem}>{problemWords(line)}</p>}
        </div>
      </a>
      <div className={styles.foot}>
        <Price fen={priceFen} className={styles.price} />
        <form className={styles.removal} method="post" action="/api/cart/remove">
          <input type="hidden" name="skuId" value={skuId} />
          <button className={styles.remove} type="submit" aria-label={`删除 ${productTitle} ${skuName}`}>
            删除
          </button>
        </form>
        <Stepper line={line} />
      </div>
    </li>
  )
}

function Stepper({ line }: { line: LineView }) {
  const { skuId, quantity, stockAvailable } = line
  const most = Math.min(stockAvailable, maxQuantity)
  // Too many for the stock: one step down leads to what can be had.
  const fewer = Math.min(quantity - 1, most)
  return (
    <form className={styles.stepper} method="post" action="/api/cart/quantity">
      <input type="hidden" name="skuId" value={skuId} />
      <button type="submit" name="quantity" value={fewer} disabled={fewer < 1} aria-label="减少一件">
        <Icon name="minus" />
      </button>
      <span aria-label={`${quantity} 件`}>{quantity}</span>
      <button
        type="submit"
        name="quantity"
        value={quantity + 1}
        disabled={quantity >= most}
        aria-label="增加一件"
      >
        <Icon name="plus" />
      </button>
    </form>
  )
}
