'use client'

import { useRef, useState } from 'react'
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

type Field = HTMLInputElement | HTMLTextAreaElement

/** More than a finger or an input method enters at once. */
const longestTyped = 5

/**
 * Takes an address as a friend sends it, and fills in the fields around it with what it understands. It is read when
 * text comes in, and what is typed by hand when the box is left. A field that the shopper has changed since stays as it
 * is, unless another address is pasted that says something else of it.
 */
export function AddressPaste() {
  const [said, setSaid] = useState('')
  const filled = useRef(new Map<string, string>())
  const last = useRef({ text: '', read: '' })

  const read = (box: HTMLTextAreaElement, isAnother: boolean) => {
    last.current.read = box.value
    const parts = parseAddress(box.value)
    const found = fields.filter(([name]) => {
      const field = fieldOf(box, name)
      if (!field || parts[name] === '') return false
      const before = filled.current.get(name)
      const isChanged = field.value !== (before ?? field.defaultValue)
      if (isChanged && (!isAnother || parts[name] === before)) return false
      field.value = parts[name]
      filled.current.set(name, parts[name])
      return true
    })
    const names = found.map(([, label]) => label).join(addressText.and)
    setSaid(names && addressText.pasted(names))
    if (Object.values(parts).join('') === '' && box.value.trim() !== '') setSaid(addressText.notUnderstood)
  }

  const change = (box: HTMLTextAreaElement, isPasted: boolean) => {
    const before = last.current.text
    last.current.text = box.value
    const isMore = box.value.length > before.length + longestTyped
    if (isPasted || isMore) read(box, before === '' || !isAddedTo(before, box.value))
  }
  // What is left after something was taken away has been read.
  const leave = (box: HTMLTextAreaElement) => {
    const { read: before } = last.current
    if (box.value !== before && box.value.length >= before.length) read(box, false)
  }
  const box = useEarlyEntry<HTMLTextAreaElement>((entered) => {
    last.current.text = entered.value
    leave(entered)
  })
  return (
    <div className={styles.paste}>
      <textarea
        ref={box}
        aria-label={addressText.paste}
        placeholder={addressText.paste}
        rows={2}
        maxLength={400}
        onChange={({ target, nativeEvent }) => change(target, isPaste(nativeEvent))}
        onBlur={({ target }) => leave(target)}
      />
      <p className={styles.said} aria-live="polite">
        {said}
      </p>
    </div>
  )
}

/** Whether one is the other with something put in. */
function isAddedTo(before: string, after: string): boolean {
  let at = 0
  while (at < before.length && before[at] === after[at]) at += 1
  return after.endsWith(before.slice(at))
}

function isPaste(event: Event): boolean {
  return event instanceof InputEvent && event.inputType === 'insertFromPaste'
}

function fieldOf({ form }: HTMLTextAreaElement, name: string): Field | null {
  const field = form?.elements.namedItem(name)
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null
}
