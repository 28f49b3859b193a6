'use client'

import { useRef, useState } from 'react'
import { copyText } from '@/lib/domain/zh-cn'
import button from './button.module.css'
import { useHydrated } from './use-hydrated'

/** Copies a number; drawn once a script can do it. */
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
        className={`${button.plain} ${button.small}`}
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
  try {
    // Missing outside https and in old phones: then the sentence says what to do.
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
