import { Icon, type IconName } from '../icons'
import styles from './cashier-message.module.css'
import type { Look, Message } from './messages'

const marks = {
  paid: 'done',
  waiting: 'hands',
  unpaid: 'exclamation',
  closed: 'exclamation',
} as const satisfies Record<Look, IconName>

/** The outcome, or the wait for it, as the page's headline. */
export function CashierMessage({ look, title, text }: Message) {
  return (
    <div className={styles.message}>
      <span className={`${styles.mark} ${styles[look]}`}>
        <Icon name={marks[look]} className={styles.icon} />
      </span>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text}>{text}</p>
    </div>
  )
}
