import styles from './cashier-message.module.css'
import type { Message } from './messages'

const marks = { paid: '✓', waiting: '…', closed: '!' } as const satisfies Record<Message['look'], string>

/** The outcome, or the wait for it, as the page's headline. */
export function CashierMessage({ look, title, text }: Message) {
  return (
    <div className={styles.message}>
      <span className={`${styles.mark} ${styles[look]}`} aria-hidden="true">
        {marks[look]}
      </span>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text}>{text}</p>
    </div>
  )
}
