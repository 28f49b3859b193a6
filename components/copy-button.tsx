'use client'

import { useRef, useState } from 'react'
import { copyText } from '@/lib/domain/zh-cn'
import button from './button.module.css'
import styles from './copy-button.module.css'
import { useHydrated } from './use-hydrated'

/** Copies a number; drawn once a script can do it. `label` names it for those who do not see what stands beside it. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const isHydrated = useHydrated()
  const [said, setSaid] = useState<string | null>(null)
  const tries = useRef(0)
  if (!isHydrated) return null

  const copy = async () => {
    const isCopied = await write(text)
    // The same word again is not announced again, hence the changing space.
    tries.current += 1
    setSaid((isCopied ? copyText.copied : copyText.failed) + ' '.repeat(tries.current % 2))
  }
  return (
    <>
      <button
        type="button"
        className={styles.copy}
        aria-label={`${said?.trim() ?? copyText.copy} ${label}`}
        onClick={() => void copy()}
      >
        {said?.trim() ?? copyText.copy}
      </button>
      <span className={button.hidden} role="status">
        {said}
      </span>
    </>
  )
}

async function write(text: string): Promise<boolean> {
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
