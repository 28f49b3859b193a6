import type { MouseEvent } from 'react'
import { Icon } from '@/components/icons'
import { QuantityField } from '@/components/quantity-field'
import { RadioChip } from '@/components/radio-chip'
import { formatYuan } from '@/lib/domain/money'
import { catalogueText } from '@/lib/domain/zh-cn'
import { firstOf, type Choices } from './choices'
import styles from './product.module.css'

export const plainFormId = 'buy'

interface PlainFormProps {
  product: Choices
  chosen: Choices['skus'][number]
  /** The row was tapped: with a script the picker opens instead of the list below it. */
  onAsk: (event: MouseEvent) => void
}

/** Which one, and how many, as a form that needs no script: folded under a row that tells what is chosen. */
export function PlainForm({ product, chosen, onAsk }: PlainFormProps) {
  const form = <Form product={product} />
  if (product.skus.length === 1) return <div className={styles.sheet}>{form}</div>
  return (
    <details className={`${styles.sheet} ${styles.choice}`}>
      <summary className={styles.row} onClick={onAsk}>
        <span className={styles.rowLabel}>{catalogueText.chosen}</span>
        <span className={styles.rowText}>{chosen.name}</span>
        <Icon name="chevron" className={styles.chevron} />
      </summary>
      {form}
    </details>
  )
}

function Form({ product }: { product: Choices }) {
  const { slug, skus, stockAvailable, hasSeveralPrices } = product
  const first = firstOf(skus)
  const most = Math.max(...skus.map((sku) => sku.stockAvailable))
  return (
    <form id={plainFormId} method="post" action="/api/cart">
      <input type="hidden" name="from" value={slug} />
      <fieldset className={styles.skus}>
        <legend className={styles.label}>{catalogueText.options}</legend>
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
            {sku.stockAvailable === 0 && catalogueText.soldOutMark}
          </RadioChip>
        ))}
      </fieldset>
      {stockAvailable > 0 && (
        <div className={styles.quantity}>
          <span className={styles.label}>{catalogueText.quantity}</span>
          <QuantityField stock={most} />
        </div>
      )}
    </form>
  )
}
