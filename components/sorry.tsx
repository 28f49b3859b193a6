import type { ReactNode } from 'react'
import { Icon } from './icons'
import styles from './sorry.module.css'

/** A page that cannot be shown: what happened, and below it what to do. */
export function Sorry(props: { title: string; text: string; children: ReactNode }) {
  return (
    <main className={styles.page}>
      <Icon name="warn" className={styles.icon} />
      <h1 className={styles.title}>{props.title}</h1>
      <p className={styles.text}>{props.text}</p>
      <div className={styles.acts}>{props.children}</div>
    </main>
  )
}
