import button from '@/components/button.module.css'
import { HalfScreen } from '@/components/half-screen'
import { Price } from '@/components/price'
import { QuantityField } from '@/components/quantity-field'
import { RadioChip } from '@/components/radio-chip'
import { scarcityOf } from '@/lib/domain/goods'
import { valueState, type OptionGroup, type ValueState } from '@/lib/domain/sku-choice'
import { productText } from '@/lib/domain/zh-cn'
import { BuyButtons, type Intent } from './buy-buttons'
import type { Choices } from './choices'
import styles from './product.module.css'

const formId = 'picked'

interface SkuPickerProps {
  product: Choices
  sku: Choices['skus'][number]
  choices: readonly string[]
  intent: Intent
  take: (group: number, value: string) => void
  onClose: () => void
}

/** The half-screen in which a SKU is put together, option by option; it posts the same form as the page. */
export function SkuPicker({ product, sku, choices, intent, take, onClose }: SkuPickerProps) {
  return (
    <HalfScreen title={productText.pickerTitle} onClose={onClose} foot={<Foot intent={intent} />}>
      <Chosen sku={sku} />
      <form id={formId} method="post" action="/api/cart">
        <input type="hidden" name="from" value={product.slug} />
        <input type="hidden" name="skuId" value={sku.id} />
        <input type="hidden" name={`priceFen-${sku.id}`} value={sku.priceFen} />
        {product.options.map((option, group) => (
          <Option
            key={option.name}
            option={option}
            group={group}
            chosen={choices[group]}
            stateOf={(value) => valueState(product.skus, choices, { group, value })}
            take={take}
          />
        ))}
        <div className={styles.quantity}>
          <span className={styles.label}>{productText.quantity}</span>
          <QuantityField stock={sku.stockAvailable} />
        </div>
      </form>
    </HalfScreen>
  )
}

/** Picture, price and stock of what the choices make. */
function Chosen({ sku }: { sku: Choices['skus'][number] }) {
  const left = scarcityOf(sku.stockAvailable)
  return (
    <div className={styles.chosen}>
      {/* eslint-disable-next-line @next/next/no-img-element -- a drawing: nothing to resize */}
      <img className={styles.thumb} src={sku.picture} alt="" width="96" height="96" />
      <div className={styles.chosenText} aria-live="polite">
        <Price fen={sku.priceFen} className={styles.price} />
        <p className={left === null ? styles.stock : styles.left}>
          {left === null ? productText.inStock : productText.left(left)}
        </p>
        <p className={styles.stock}>
          {productText.chosen} {sku.name}
        </p>
      </div>
    </div>
  )
}

interface OptionProps {
  option: OptionGroup
  group: number
  chosen: string | undefined
  stateOf: (value: string) => ValueState
  take: (group: number, value: string) => void
}

const marks = {
  available: '',
  sold_out: productText.soldOutMark,
  missing: productText.missingMark,
} as const satisfies Record<ValueState, string>

function Option({ option, group, chosen, stateOf, take }: OptionProps) {
  return (
    <fieldset className={styles.skus}>
      <legend className={styles.label}>{option.name}</legend>
      {option.values.map((value) => (
        <RadioChip
          key={value}
          name={`option-${group}`}
          value={value}
          checked={value === chosen}
          disabled={stateOf(value) !== 'available'}
          onChange={() => take(group, value)}
        >
          {value}
          {marks[stateOf(value)]}
        </RadioChip>
      ))}
    </fieldset>
  )
}

function Foot({ intent }: { intent: Intent }) {
  return (
    <div className={styles.foot}>
      {intent === 'both' ? (
        <BuyButtons form={formId} />
      ) : (
        <button
          className={`${button.primary} ${button.wide}`}
          type="submit"
          form={formId}
          {...(intent === 'buy' && { formAction: '/api/checkout' })}
        >
          {productText.confirm}
        </button>
      )}
    </div>
  )
}
