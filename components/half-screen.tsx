'use client'

import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { frameText } from '@/lib/domain/zh-cn'
import { closeOnBack } from './half-screen-history'
import styles from './half-screen.module.css'
import { Icon } from './icon'
import { closeIcon } from './icons/close'

interface HalfScreenProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** What is always in reach below the part that scrolls: the button to confirm. */
  foot?: ReactNode
}

/**
 * WeUI's half-screen dialog; rendered while it is open. It takes the focus and keeps it, closes by its button, the
 * mask, Escape and Back, and gives the focus back to what had it.
 */
export function HalfScreen({ title, onClose, children, foot }: HalfScreenProps) {
  const titleId = useId()
  const panel = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    document.documentElement.classList.add('dialog-open')
    return () => {
      document.documentElement.classList.remove('dialog-open')
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  useEffect(() => closeOnBack(onClose), [onClose])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    if (event.key === 'Tab' && panel.current) keepFocus(panel.current, event)
  }

  return (
    <>
      <div className={styles.mask} onClick={onClose} aria-hidden="true" />
      <div
        ref={panel}
        className={styles.panel}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <div className={styles.head}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          <button type="button" className={styles.close} aria-label={frameText.close} onClick={onClose}>
            <Icon of={closeIcon} />
          </button>
        </div>
        <div className={styles.body}>{children}</div>
        {foot && <div className={styles.foot}>{foot}</div>}
      </div>
    </>
  )
}

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

/** Tab from the last to the first and back, so that the page behind the mask is never reached. */
function keepFocus(panel: HTMLElement, event: KeyboardEvent): void {
  const stops = panel.querySelectorAll<HTMLElement>(focusable)
  const [first, last] = [stops[0], stops[stops.length - 1]]
  const { activeElement } = document
  if (event.shiftKey && (activeElement === first || activeElement === panel)) {
    event.preventDefault()
    last?.focus()
  } else if (!event.shiftKey && activeElement === last) {
    event.preventDefault()
    first?.focus()
  }
}
