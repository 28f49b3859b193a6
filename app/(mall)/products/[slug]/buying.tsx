'use client'

import { useState, type MouseEvent, type ReactNode } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import { Icon } from '@/components/icon'
import { cartIcon } from '@/components/icons/cart'
import { chevronIcon } from '@/components/icons/chevron'
import { Price } from '@/components/price'
import { scarcityOf } from '@/lib/domain/goods'
import { choose, skuOf } from '@/lib/domain/sku-choice'
import { productText } from '@/lib/domain/zh-cn'
import mall from '../../mall.module.css'
import { BuyButtons, type Intent } from './buy-buttons'
import { firstOf, plainFormId, type Choices } from './choices'
import styles from './product.module.css'
import { SkuPicker } from './sku-picker'

interface BuyingProps {
  product: Choices
  /** How many pieces the cart has. */
  pieces: number
  /** Above the price. */
  top: ReactNode
  /** The same choice as a form that needs no script. */
  plainForm: ReactNode
  /** Below the choice. */
  children: ReactNode
}

/**
 * The product page around what is chosen on it. With several SKUs both buttons ask first, in the picker; until the
 * script runs they post the plain form, which has the same to choose from.
 */
export function Buying({ product, pieces, top, plainForm, children }: BuyingProps) {
  const { skus, stockAvailable } = product
  const [choices, setChoices] = useState<readonly string[]>(() => firstOf(skus).choices)
  const [isChosen, setChosen] = useState(false)
  const [intent, setIntent] = useState<Intent | null>(null)
  const sku = skuOf(skus, choices) ?? firstOf(skus)
  const asks = skus.length > 1 && stockAvailable > 0

  const take = (group: number, value: string) => {
    setChoices(choose(skus, choices, { group, value }))
    setChosen(true)
  }
  const ask = (wanted: Intent) => (event: MouseEvent) => {
    if (!asks) return
    event.preventDefault()
    setIntent(wanted)
  }
  return (
    <>
      <main className={mall.page}>
        {top}
        <Headline product={product} chosen={isChosen ? sku : null} />
        {skus.length === 1 ? (
          <div className={styles.sheet}>{plainForm}</div>
        ) : (
          <ChoiceRow chosen={sku.name} onAsk={ask('both')}>
            {plainForm}
          </ChoiceRow>
        )}
        {children}
      </main>
      <BottomBar>
        <a className={styles.toCart} href="/cart">
          <Icon of={cartIcon} />
          {productText.cart}
          {pieces > 0 && ` ${pieces}`}
        </a>
        {stockAvailable === 0 ? (
          <button className={`${button.primary} ${styles.buy}`} type="button" disabled>
            {productText.soldOut}
          </button>
        ) : (
          <BuyButtons form={plainFormId} ask={ask} />
        )}
      </BottomBar>
      {intent && (
        <SkuPicker
          product={product}
          sku={sku}
          choices={choices}
          intent={intent}
          take={take}
          onClose={() => setIntent(null)}
        />
      )}
    </>
  )
}

function Headline({ product, chosen }: { product: Choices; chosen: Choices['skus'][number] | null }) {
  const left = scarcityOf((chosen ?? product).stockAvailable)
  return (
    <section className={styles.sheet}>
      <p className={styles.offer}>
        <Price
          fen={chosen?.priceFen ?? product.fromFen}
          className={styles.price}
          {...(!chosen && product.hasSeveralPrices && { suffix: productText.from })}
        />
        {left !== null && (
          <span className={styles.left}>{left === 0 ? productText.soldOut : productText.left(left)}</span>
        )}
      </p>
      <h1 className={styles.title}>{product.title}</h1>
      <p className={styles.subtitle}>{product.subtitle}</p>
    </section>
  )
}

interface ChoiceRowProps {
  chosen: string
  /** The row was tapped: with a script the picker opens instead of what is folded under it. */
  onAsk: (event: MouseEvent) => void
  children: ReactNode
}

function ChoiceRow({ chosen, onAsk, children }: ChoiceRowProps) {
  return (
    <details className={`${styles.sheet} ${styles.choice}`}>
      <summary className={styles.row} onClick={onAsk}>
        <span className={styles.rowLabel}>{productText.chosen}</span>
        <span className={styles.rowText}>{chosen}</span>
        <Icon of={chevronIcon} className={styles.chevron} />
      </summary>
      {children}
    </details>
  )
}
