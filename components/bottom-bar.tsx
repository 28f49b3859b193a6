import type { ReactNode } from 'react'
import styles from './bottom-bar.module.css'

/** What a page is for, always in reach of the thumb; `aboveTabs` when the page has the tab bar too. */
export function BottomBar({ children, aboveTabs }: { children: ReactNode; aboveTabs?: boolean }) {
  return <div className={aboveTabs ? `${styles.bar} ${styles.aboveTabs}` : styles.bar}>{children}</div>
}
