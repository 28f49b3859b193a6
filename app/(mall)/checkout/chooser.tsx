'use client'

import { useState, type KeyboardEvent, type ReactNode } from 'react'
import button from '@/components/button.module.css'
import { HalfScreen } from '@/components/half-screen'
import { Icon } from '@/components/icon'
import { chevronIcon } from '@/components/icons/chevron'
import { useHydrated } from '@/components/use-hydrated'
import { sharedText } from '@/lib/domain/zh-cn'
import styles from './chooser.module.css'

interface ChooserProps {
  /** What is chosen from. */
  title: string
  /** What is chosen. */
  chosen: ReactNode
  /** What goes with the order, where the choices themselves do not: they are only there while the dialog is. */
  posted: ReactNode
  /** The choices, as radio buttons. */
  children: ReactNode
  /** What else can be done in the dialog. */
  more?: (close: () => void) => ReactNode
}

/**
 * A row that says what is chosen, and opens the choices on half a screen. Before its script runs they open in place,
 * and are posted as they stand.
 */
export function Chooser({ title, chosen, posted, children, more }: ChooserProps) {
  const isHydrated = useHydrated()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const row = (
    <>
      <span className={styles.chosen}>{chosen}</span>
      <Icon of={chevronIcon} className={styles.chevron} />
    </>
  )
  if (!isHydrated) {
    return (
      <details>
        <summary className={styles.row}>{row}</summary>
        {children}
      </details>
    )
  }
  return (
    <>
      {posted}
      <button type="button" className={styles.row} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {row}
      </button>
      {isOpen && (
        <HalfScreen title={title} onClose={close} foot={<Foot close={close}>{more?.(close)}</Foot>}>
          <div onKeyDown={keepFromPosting}>{children}</div>
        </HalfScreen>
      )}
    </>
  )
}

/** Return on a choice would post the form around the dialog. */
function keepFromPosting(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

function Foot({ close, children }: { close: () => void; children: ReactNode }) {
  return (
    <div className={styles.foot}>
      {children}
      <button type="button" className={button.primary} onClick={close}>
        {sharedText.confirm}
      </button>
    </div>
  )
}
