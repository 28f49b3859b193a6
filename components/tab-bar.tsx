import { Icon, type IconName } from './icons'
import styles from './tab-bar.module.css'

export type Tab = 'home' | 'cart' | 'orders' | 'me'

const tabs = [
  { tab: 'home', href: '/', label: '首页' },
  { tab: 'cart', href: '/cart', label: '购物车' },
  { tab: 'orders', href: '/orders', label: '订单' },
  { tab: 'me', href: '/me', label: '我的' },
] as const satisfies ReadonlyArray<{ tab: Tab & IconName; href: string; label: string }>

/** The shop's four places at the foot of the page; `active` is null on a page that is none of them. */
export function TabBar({ active, pieces }: { active: Tab | null; pieces: number }) {
  return (
    <nav className={styles.bar} aria-label="主导航">
      {tabs.map(({ tab, href, label }) => (
        <a
          key={tab}
          href={href}
          className={tab === active ? `${styles.tab} ${styles.active}` : styles.tab}
          aria-current={tab === active ? 'page' : undefined}
        >
          <span className={styles.icon}>
            <Icon name={tab} />
            {tab === 'cart' && pieces > 0 && <Badge pieces={pieces} />}
          </span>
          {label}
        </a>
      ))}
    </nav>
  )
}

function Badge({ pieces }: { pieces: number }) {
  return (
    <span className={styles.badge} aria-label={`${pieces} 件`}>
      {pieces > 99 ? '99+' : pieces}
    </span>
  )
}
