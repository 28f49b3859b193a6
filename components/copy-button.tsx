'use client'

import { useState } from 'react'
import styles from './copy-button.module.css'
import { useHydrated } from './use-hydrated'

interface CopyButtonProps {
  text: string
  label: string
  /** What the button says once it is done. */
  doneLabel: string
  /** What it copies, for those who do not see what stands beside it. */
  what: string
}

/** Copies a number to the clipboard; there only once its script is. */
export function CopyButton({ text, label, doneLabel, what }: CopyButtonProps) {
  const isHydrated = useHydrated()
  const [isDone, setDone] = useState(false)
  if (!isHydrated) return null
  return (
    <button
      type="button"
      className={styles.copy}
      aria-label={`${isDone ? doneLabel : label}${what}`}
      onClick={() => void copy(text).then(setDone)}
    >
      {isDone ? doneLabel : label}
    </button>
  )
}

async function copy(text: string): Promise<boolean> {
  // Old WebViews have no clipboard, or refuse it.
  const isCopied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  )
  return isCopied || copyBySelection(text)
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.className = styles.field ?? ''
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  return isCopied
}
