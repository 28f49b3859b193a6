import type { ReactNode } from 'react'
import { Icon } from './icon'
import { exclamationIcon } from './icons/exclamation'
import styles from './sorry.module.css'

interface SorryProps {
  title: string
  text: string
  children: ReactNode
  /** What customer service will ask for. */
  note?: string | null
}

/** A page that cannot be shown: what happened, and below it what to do. */
export function Sorry({ title, text, children, note }: SorryProps) {
  return (
    <main className={styles.page}>
      <span className={styles.mark}>
        <Icon of={exclamationIcon} className={styles.icon} />
      </span>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text}>{text}</p>
      <div className={styles.acts}>{children}</div>
      {note && <p className={styles.note}>{note}</p>}
    </main>
  )
}
