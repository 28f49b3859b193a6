import { Icon, type Drawing } from './icon'
import { chevronIcon } from './icons/chevron'
import styles from './row-link.module.css'

interface RowLinkProps {
  href: string
  text: string
  note?: string | undefined
  icon?: Drawing
}

/** A way to another page, as a row of a list. */
export function RowLink({ href, text, note, icon }: RowLinkProps) {
  return (
    <a className={styles.row} href={href}>
      {icon && <Icon of={icon} className={styles.icon} />}
      <span className={styles.text}>{text}</span>
      {note && <span className={styles.note}>{note}</span>}
      <Icon of={chevronIcon} className={styles.chevron} />
    </a>
  )
}
