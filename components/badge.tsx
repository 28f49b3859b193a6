import styles from './badge.module.css'

interface BadgeProps {
  count: number
  /** At the corner of the icon that stands at the head of a link, which must be a positioned column. */
  onIcon?: boolean
}

/** How many wait; nothing when none does. */
export function Badge({ count, onIcon = false }: BadgeProps) {
  if (count === 0) return null
  return (
    <span className={onIcon ? `${styles.badge} ${styles.onIcon}` : styles.badge}>
      {count > 99 ? '99+' : count}
    </span>
  )
}
