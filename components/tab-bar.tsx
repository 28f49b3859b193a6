import { Icon, type Drawing } from './icon'
import { cartIcon } from './icons/cart'
import { homeIcon } from './icons/home'
import { meIcon } from './icons/me'
import { ordersIcon } from './icons/orders'
import styles from './tab-bar.module.css'

export type Tab = 'home' | 'cart' | 'orders' | 'me'

const tabs = [
  { tab: 'home', icon: homeIcon, href: '/', label: '首页' },
  { tab: 'cart', icon: cartIcon, href: '/cart', label: '购物车' },
  { tab: 'orders', icon: ordersIcon, href: '/orders', label: '订单' },
  { tab: 'me', icon: meIcon, href: '/me', label: '我的' },
] as const satisfies ReadonlyArray<{ tab: Tab; icon: Drawing; href: string; label: string }>

/** The shop's four places at the foot of the page; `active` is null on a page that is none of them. */
export function TabBar({ active, pieces }: { active: Tab | null; pieces: number }) {
  return (
    <nav className={styles.bar} aria-label="主导航">
      {tabs.map(({ tab, icon, href, label }) => (
        <a
          key={tab}
          href={href}
          className={tab === active ? `${styles.tab} ${styles.active}` : styles.tab}
          aria-current={tab === active ? 'page' : undefined}
        >
          <span className={styles.icon}>
            <Icon of={icon} />
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
