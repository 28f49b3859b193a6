'use client'

import { useState } from 'react'
import { maxQuantity } from '@/lib/domain/limits'
import { Icon } from './icons'
import styles from './quantity-field.module.css'

/** How many to buy. A plain number field that works before its script does; the script adds the two buttons. */
export function QuantityField({ stock }: { stock: number }) {
  const most = Math.min(stock, maxQuantity)
  const [text, setText] = useState('1')
  const quantity = Number(text)
  const step = (by: number) => setText(String(Math.min(Math.max(Math.trunc(quantity) + by, 1), most)))
  return (
    <div className={styles.field}>
      <button type="button" aria-label="减少一件" disabled={!(quantity > 1)} onClick={() => step(-1)}>
        <Icon name="minus" />
      </button>
      <input
        type="number"
        name="quantity"
        inputMode="numeric"
        aria-label="数量"
        min={1}
        max={most}
        step={1}
        required
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="button" aria-label="增加一件" disabled={!(quantity < most)} onClick={() => step(1)}>
        <Icon name="plus" />
      </button>
    </div>
  )
}
