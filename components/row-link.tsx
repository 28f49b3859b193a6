import { Icon } from './icons'
import styles from './row-link.module.css'

/** A way to another page, as a row of a list. */
export function RowLink({ href, text, note }: { href: string; text: string; note?: string }) {
  return (
    <a className={styles.row} href={href}>
      <span className={styles.text}>{text}</span>
      {note && <span className={styles.note}>{note}</span>}
      <Icon name="chevron" className={styles.chevron} />
    </a>
  )
}
