import type { Metadata } from 'next'
import { Empty } from '@/components/empty'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { ordersIcon } from '@/components/icons/orders'
import { OpenInWechat } from '@/components/open-in-wechat'
import { patiently } from '@/components/patiently'
import { PullToRefresh } from '@/components/pull-to-refresh/pull-to-refresh'
import { Skeleton } from '@/components/skeleton'
import { TabBar } from '@/components/tab-bar'
import { Tabs } from '@/components/tabs'
import {
  orderTabPath,
  orderTabs,
  readShownOrders,
  type OrderCounts,
  type OrderTab,
} from '@/lib/domain/order-tab'
import { orderText } from '@/lib/domain/zh-cn'
import { readOrderQuery } from '@/lib/mall/order-query'
import { countOrders, listOrders } from '@/lib/mall/orders'
import { getServer } from '@/lib/server'
import mall from '../mall.module.css'
import type { PageProps } from '../page-props'
import { cartPieces, requireShopper } from '../shopper'
import { OrderCard } from './order-card'
import { OlderOrders } from './older-orders'

export const metadata: Metadata = { title: orderText.list }

export default async function OrdersPage({ searchParams }: PageProps) {
  const query = await searchParams
  const { tab, before } = readOrderQuery({ tab: query['tab'], before: query['before'] })
  const part = { tab, before, shown: readShownOrders(query['shown']) }
  const { user, openInWechat } = await requireShopper(orderTabPath(tab, part))
  if (!user) return <OpenInWechat url={openInWechat} />
  return patiently(ordersOf(user.id, part), <Skeleton of="rows" />)
}

async function ordersOf(userId: number, part: { tab: OrderTab; before: string | null; shown: number }) {
  const { tab, before } = part
  const server = getServer()
  const [list, counts] = await Promise.all([
    listOrders(server, { userId, ...part }),
    countOrders(server, userId),
  ])
  return (
    <>
      <PullToRefresh />
      <main className={mall.page}>
        <h1 className={mall.section}>{orderText.list}</h1>
        <Tabs label={orderText.tabsLabel} tabs={tabsOf(counts)} active={tab} />
        {list.orders.map((order) => (
          <OrderCard key={order.orderNo} order={order} />
        ))}
        {list.orders.length > 0 ? (
          <OlderOrders tab={tab} before={before} shown={list.orders.length} olderThan={list.olderThan} />
        ) : (
          <NoOrders tab={tab} />
        )}
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

function NoOrders({ tab }: { tab: OrderTab }) {
  const [href, label] =
    tab === 'all' ? ['/', orderText.goShopping] : [orderTabPath('all'), orderText.allOrders]
  return <Empty icon={ordersIcon} text={orderText.empty[tab]} href={href} label={label} />
}
