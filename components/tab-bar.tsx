import { tabBarText } from '@/lib/domain/zh-cn'
import { Badge } from './badge'
import { Icon, type Drawing } from './icon'
import { cartIcon } from './icons/cart'
import { homeIcon } from './icons/home'
import { meIcon } from './icons/me'
import { ordersIcon } from './icons/orders'
import styles from './tab-bar.module.css'

export type Tab = 'home' | 'cart' | 'orders' | 'me'

const tabs = [
  { tab: 'home', icon: homeIcon, href: '/' },
  { tab: 'cart', icon: cartIcon, href: '/cart' },
  { tab: 'orders', icon: ordersIcon, href: '/orders' },
  { tab: 'me', icon: meIcon, href: '/me' },
] as const satisfies ReadonlyArray<{ tab: Tab; icon: Drawing; href: string }>

/** The shop's four places at the foot of the page; `active` is null on a page that is none of them. */
export function TabBar({ active, pieces }: { active: Tab | null; pieces: number }) {
  return (
    <nav className={styles.bar} aria-label={tabBarText.label}>
      {tabs.map(({ tab, icon, href }) => (
        <a
          key={tab}
          href={href}
          className={tab === active ? `${styles.tab} ${styles.active}` : styles.tab}
          aria-current={tab === active ? 'page' : undefined}
        >
          <Icon of={icon} />
          {tabBarText[tab]}
          {tab === 'cart' && <Badge count={pieces} onIcon />}
        </a>
      ))}
    </nav>
  )
}
