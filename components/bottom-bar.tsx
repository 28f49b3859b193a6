import type { ReactNode } from 'react'
import { frameText } from '@/lib/domain/zh-cn'
import styles from './bottom-bar.module.css'

/** What a page is for, always in reach of the thumb; `aboveTabs` when the page has the tab bar too. */
export function BottomBar({ children, aboveTabs }: { children: ReactNode; aboveTabs?: boolean }) {
  return (
    <section
      className={aboveTabs ? `${styles.bar} ${styles.aboveTabs}` : styles.bar}
      aria-label={frameText.actions}
    >
      {children}
    </section>
  )
}
