import { Badge } from './badge'
import styles from './tabs.module.css'

export interface Tab {
  key: string
  label: string
  href: string
  /** How many things wait there; 0 shows none. */
  count?: number
}

/** Views of one list, each at an address of its own, so that Back and a reload keep the choice. */
export function Tabs({ label, tabs, active }: { label: string; tabs: readonly Tab[]; active: string }) {
  return (
    <nav className={styles.tabs} aria-label={label} data-scrolls-sideways>
      {tabs.map(({ key, label, href, count = 0 }) => (
        <a
          key={key}
          href={href}
          className={key === active ? `${styles.tab} ${styles.active}` : styles.tab}
          aria-current={key === active ? 'page' : undefined}
        >
          {label}
          <Badge count={count} />
        </a>
      ))}
    </nav>
  )
}
