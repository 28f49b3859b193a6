import { Icon, type Drawing } from '../icon'
import { doneIcon } from '../icons/done'
import { exclamationIcon } from '../icons/exclamation'
import { handsIcon } from '../icons/hands'
import styles from './cashier-message.module.css'
import type { Look, Message } from './messages'

const marks = {
  paid: doneIcon,
  waiting: handsIcon,
  unpaid: exclamationIcon,
  closed: exclamationIcon,
} as const satisfies Record<Look, Drawing>

/** The outcome, or the wait for it, as the page's headline. */
export function CashierMessage({ look, title, text }: Message) {
  return (
    <div className={styles.message}>
      <span className={`${styles.mark} ${styles[look]}`}>
        <Icon of={marks[look]} className={styles.icon} />
      </span>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text}>{text}</p>
    </div>
  )
}
