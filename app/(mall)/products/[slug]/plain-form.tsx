import { QuantityField } from '@/components/quantity-field'
import { RadioChip } from '@/components/radio-chip'
import { formatYuan } from '@/lib/domain/money'
import { productText } from '@/lib/domain/zh-cn'
import { firstOf, plainFormId, type Choices } from './choices'
import styles from './product.module.css'

/** Which one, and how many, as a form that needs no script. */
export function PlainForm({ product }: { product: Choices }) {
  const { slug, skus, stockAvailable, hasSeveralPrices } = product
  const first = firstOf(skus)
  const most = Math.max(...skus.map((sku) => sku.stockAvailable))
  return (
    <form id={plainFormId} method="post" action="/api/cart">
      <input type="hidden" name="from" value={slug} />
      {/* Whichever is chosen, the checkout is told what it cost here. */}
      {skus.map(({ id, priceFen }) => (
        <input key={id} type="hidden" name={`priceFen-${id}`} value={priceFen} />
      ))}
      <fieldset className={styles.skus}>
        <legend className={styles.label}>{productText.options}</legend>
        {skus.map((sku) => (
          <RadioChip
            key={sku.id}
            name="skuId"
            value={String(sku.id)}
            defaultChecked={sku.id === first.id && sku.stockAvailable > 0}
            disabled={sku.stockAvailable === 0}
          >
            {sku.name}
            {hasSeveralPrices && ` ¥${formatYuan(sku.priceFen)}`}
            {sku.stockAvailable === 0 && productText.soldOutMark}
          </RadioChip>
        ))}
      </fieldset>
      {stockAvailable > 0 && (
        <div className={styles.quantity}>
          <span className={styles.label}>{productText.quantity}</span>
          <QuantityField stock={most} />
        </div>
      )}
    </form>
  )
}
