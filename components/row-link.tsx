import { Icon, type IconName } from './icons'
import styles from './row-link.module.css'

interface RowLinkProps {
  href: string
  text: string
  note?: string | undefined
  icon?: IconName
}

/** A way to another page, as a row of a list. */
export function RowLink({ href, text, note, icon }: RowLinkProps) {
  return (
    <a className={styles.row} href={href}>
      {icon && <Icon name={icon} className={styles.icon} />}
      <span className={styles.text}>{text}</span>
      {note && <span className={styles.note}>{note}</span>}
      <Icon name="chevron" className={styles.chevron} />
    </a>
  )
}
