import styles from './badge.module.css'

/** How many wait. */
export function Badge({ count }: { count: number }) {
  return <span className={styles.badge}>{count > 99 ? '99+' : count}</span>
}
