import { Icon } from './icon'
import { doneIcon } from './icons/done'
import { warnIcon } from './icons/warn'
import styles from './notice.module.css'
import { SaidOnce } from './said-once'

/** What went wrong with what the shopper just sent, and what to do. */
export function Notice({ text }: { text: string | null }) {
  if (!text) return null
  return (
    <p className={styles.notice} role="alert">
      <Icon of={warnIcon} className={styles.icon} />
      <span>{text}</span>
      <SaidOnce />
    </p>
  )
}

/** A short word that something went well; it fades by itself. */
export function Toast({ text }: { text: string }) {
  return (
    <p className={styles.toast} role="status">
      <Icon of={doneIcon} />
      {text}
      <SaidOnce />
    </p>
  )
}
