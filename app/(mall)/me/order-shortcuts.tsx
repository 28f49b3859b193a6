import { Badge } from '@/components/badge'
import { Icon, type Drawing } from '@/components/icon'
import { aftersaleIcon } from '@/components/icons/aftersale'
import { chevronIcon } from '@/components/icons/chevron'
import { parcelIcon } from '@/components/icons/parcel'
import { truckIcon } from '@/components/icons/truck'
import { walletIcon } from '@/components/icons/wallet'
import { orderTabPath, type OrderCounts, type OrderTab } from '@/lib/domain/order-tab'
import { meText } from '@/lib/domain/zh-cn'
import styles from './me.module.css'

const shortcuts = [
  { tab: 'to_pay', icon: walletIcon, label: meText.toPay },
  { tab: 'to_ship', icon: parcelIcon, label: meText.toShip },
  { tab: 'to_receive', icon: truckIcon, label: meText.toReceive },
  { tab: 'after_sale', icon: aftersaleIcon, label: meText.afterSale },
] as const satisfies ReadonlyArray<{ tab: OrderTab; icon: Drawing; label: string }>

/** The ways into the shopper's orders, by what they wait for, and how many do. */
export function OrderShortcuts({ counts }: { counts: OrderCounts }) {
  return (
    <section className={styles.orders}>
      <header className={styles.ordersHead}>
        <h2 className={styles.heading}>{meText.orders}</h2>
        <a className={styles.all} href="/orders">
          {meText.allOrders}
          <Icon of={chevronIcon} className={styles.chevron} />
        </a>
      </header>
      <ul className={styles.shortcuts}>
        {shortcuts.map(({ tab, icon, label }) => (
          <li key={tab}>
            <a className={styles.shortcut} href={orderTabPath(tab)}>
              <Icon of={icon} />
              {label}
              <Badge count={counts[tab]} onIcon />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
