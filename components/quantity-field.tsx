'use client'

import { useState, type MouseEvent } from 'react'
import { maxQuantity } from '@/lib/domain/limits'
import { quantityText } from '@/lib/domain/zh-cn'
import { Icon } from './icon'
import { minusIcon } from './icons/minus'
import { plusIcon } from './icons/plus'
import styles from './quantity-field.module.css'
import { useEarlyEntry } from './use-early-entry'

interface Props {
  stock: number
  /** The number to show; without it, the field keeps its own, from 1. */
  quantity?: number
  /** Told each number that can be had. The field is then its form's only one: before the script runs, its buttons post. */
  onQuantity?: (quantity: number) => void
}

/** How many. A plain number field that works before its script does; its buttons then step without a new page. */
export function QuantityField({ stock, quantity, onQuantity }: Props) {
  const most = Math.min(stock, maxQuantity)
  const [own, setOwn] = useState(1)
  // What is being typed need not be a number yet.
  const [typed, setTyped] = useState<string | null>(null)
  const current = quantity ?? Math.min(own, most)
  const text = typed ?? String(current)
  // More than there is: one step down leads to what can be had.
  const fewer = Math.min(Math.trunc(Number(text)) - 1, most)
  const more = Math.trunc(Number(text)) + 1
  const change = onQuantity ?? setOwn

  const step = (to: number) => (event: MouseEvent) => {
    event.preventDefault()
    setTyped(null)
    change(Math.max(to, 1))
  }
  const type = (next: string) => {
    setTyped(next)
    if (/^[1-9][0-9]?$/.test(next)) change(Math.min(Number(next), most))
  }
  const field = useEarlyEntry<HTMLInputElement>(({ value }) => {
    if (value !== text) type(value)
  })
  const button = onQuantity ? ({ type: 'submit', name: 'to' } as const) : ({ type: 'button' } as const)
  return (
    <div className={styles.field}>
      {/* Return posts by the first button there is, and must not step. */}
      {onQuantity && <button type="submit" hidden />}
      <button
        {...button}
        value={fewer}
        aria-label={quantityText.fewer}
        disabled={!(fewer >= 1)}
        onClick={step(fewer)}
      >
        <Icon of={minusIcon} />
      </button>
      <input
        ref={field}
        type="number"
        name="quantity"
        inputMode="numeric"
        aria-label={quantityText.quantity}
        min={1}
        max={most}
        step={1}
        required
        value={text}
        onChange={(event) => type(event.target.value)}
        // A form of several fields is checked as it is posted; this one shows what has become of it.
        onBlur={() => onQuantity && setTyped(null)}
      />
      <button
        {...button}
        value={more}
        aria-label={quantityText.more}
        disabled={!(more <= most)}
        onClick={step(more)}
      >
        <Icon of={plusIcon} />
      </button>
    </div>
  )
}
