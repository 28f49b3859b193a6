import { Badge } from '@/components/badge'
import { Icon, type IconName } from '@/components/icons'
import { orderTabPath, type OrderCounts, type OrderTab } from '@/lib/domain/order-tab'
import { meText } from '@/lib/domain/zh-cn'
import styles from './me.module.css'

const shortcuts = [
  { tab: 'to_pay', icon: 'wallet', label: meText.toPay },
  { tab: 'to_ship', icon: 'parcel', label: meText.toShip },
  { tab: 'to_receive', icon: 'truck', label: meText.toReceive },
  { tab: 'after_sale', icon: 'aftersale', label: meText.afterSale },
] as const satisfies ReadonlyArray<{ tab: OrderTab; icon: IconName; label: string }>

/** The ways into the shopper's orders, by what they wait for, and how many do. */
export function OrderShortcuts({ counts }: { counts: OrderCounts }) {
  return (
    <section className={styles.orders}>
      <header className={styles.ordersHead}>
        <h2 className={styles.heading}>{meText.orders}</h2>
        <a className={styles.all} href="/orders">
          {meText.allOrders}
          <Icon name="chevron" className={styles.chevron} />
        </a>
      </header>
      <ul className={styles.shortcuts}>
        {shortcuts.map(({ tab, icon, label }) => (
          <li key={tab}>
            <a className={styles.shortcut} href={orderTabPath(tab)}>
              <Icon name={icon} />
              {label}
              {counts[tab] > 0 && <Badge count={counts[tab]} />}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
