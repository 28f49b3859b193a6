import type { Metadata } from 'next'
import button from '@/components/button.module.css'
import { Empty } from '@/components/empty'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { ordersIcon } from '@/components/icons/orders'
import { OpenInWechat } from '@/components/open-in-wechat'
import { patiently } from '@/components/patiently'
import { PullToRefresh } from '@/components/pull-to-refresh/pull-to-refresh'
import { Skeleton } from '@/components/skeleton'
import { TabBar } from '@/components/tab-bar'
import { Tabs } from '@/components/tabs'
import { orderTabPath, orderTabs, type OrderCounts, type OrderTab } from '@/lib/domain/order-tab'
import { orderText } from '@/lib/domain/zh-cn'
import { readOrderQuery } from '@/lib/mall/order-query'
import { countOrders, listOrders, type OrderList } from '@/lib/mall/orders'
import { getServer } from '@/lib/server'
import mall from '../mall.module.css'
import type { PageProps } from '../page-props'
import { cartPieces, requireShopper } from '../shopper'
import { OrderCard } from './order-card'
import styles from './orders.module.css'

export const metadata: Metadata = { title: orderText.list }

export default async function OrdersPage({ searchParams }: PageProps) {
  const query = await searchParams
  const { tab, before } = readOrderQuery({ tab: query['tab'], before: query['before'] })
  const { user, openInWechat } = await requireShopper(orderTabPath(tab))
  if (!user) return <OpenInWechat url={openInWechat} />
  return patiently(ordersOf(user.id, { tab, before }), <Skeleton of="rows" />)
}

async function ordersOf(userId: number, { tab, before }: { tab: OrderTab; before: string | null }) {
  const server = getServer()
  const [list, counts] = await Promise.all([
    listOrders(server, { userId, tab, before }),
    countOrders(server, userId),
  ])
  return (
    <>
      <PullToRefresh />
      <main className={mall.page}>
        <h1 className={mall.section}>{orderText.list}</h1>
        <Tabs label={orderText.tabsLabel} tabs={tabsOf(counts)} active={tab} />
        {before !== null && (
          <p className={styles.more}>
            <a className={`${button.plain} ${button.small}`} href={orderTabPath(tab)}>
              {orderText.latest}
            </a>
          </p>
        )}
        {list.orders.map((order) => (
          <OrderCard key={order.orderNo} order={order} />
        ))}
        <End list={list} tab={tab} isFirst={before === null} />
      </main>
      <TabBar active="orders" pieces={await cartPieces()} />
      <FreshOnReturn />
    </>
  )
}

function tabsOf(counts: OrderCounts) {
  return orderTabs.map((key) => ({
    key,
    label: orderText.tabs[key],
    href: orderTabPath(key),
    ...(key !== 'all' && { count: counts[key] }),
  }))
}

/** What comes after the last order: older ones, nothing more, or that there is none at all. */
function End({ list, tab, isFirst }: { list: OrderList; tab: OrderTab; isFirst: boolean }) {
  if (list.olderThan !== null) {
    return (
      <p className={styles.more}>
        <a className={button.plain} href={orderTabPath(tab, list.olderThan)}>
          {orderText.older}
        </a>
      </p>
    )
  }
  if (list.orders.length > 0 || !isFirst) return <p className={mall.end}>{orderText.noOlder}</p>
  const [href, label] =
    tab === 'all' ? ['/', orderText.goShopping] : [orderTabPath('all'), orderText.allOrders]
  return <Empty icon={ordersIcon} text={orderText.empty[tab]} href={href} label={label} />
}
