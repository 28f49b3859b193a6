'use client'

import { useState } from 'react'
import { parseAddress, type AddressParts } from '@/lib/domain/parse-address'
import { addressText } from '@/lib/domain/zh-cn'
import styles from './address-fields.module.css'
import { useEarlyEntry } from './use-early-entry'

const fields = [
  ['recipient', addressText.recipient],
  ['phone', addressText.phone],
  ['region', addressText.region],
  ['detail', addressText.detail],
] as const satisfies ReadonlyArray<readonly [keyof AddressParts, string]>

/** Takes an address as a friend sends it, and fills in the fields around it with what it understands. */
export function AddressPaste() {
  const [said, setSaid] = useState('')
  const read = ({ value, form }: HTMLTextAreaElement) => {
    const parts = parseAddress(value)
    const found = fields.filter(([name]) => parts[name] !== '')
    for (const [name] of found) fill(form, { name, text: parts[name] })
    const names = found.map(([, label]) => label).join(addressText.and)
    setSaid(names && addressText.pasted(names))
    if (!names && value.trim() !== '') setSaid(addressText.notUnderstood)
  }
  const box = useEarlyEntry(read)
  return (
    <div className={styles.paste}>
      <textarea
        ref={box}
        aria-label={addressText.paste}
        placeholder={addressText.paste}
        rows={2}
        maxLength={400}
        onChange={(event) => read(event.target)}
      />
      <p className={styles.said} aria-live="polite">
        {said}
      </p>
    </div>
  )
}

function fill(form: HTMLFormElement | null, { name, text }: { name: string; text: string }): void {
  const field = form?.elements.namedItem(name)
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = text
}
