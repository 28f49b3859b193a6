import type { Metadata } from 'next'
import { Empty } from '@/components/empty'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { OpenInWechat } from '@/components/open-in-wechat'
import { patiently } from '@/components/patiently'
import { PullToRefresh } from '@/components/pull-to-refresh/pull-to-refresh'
import { Skeleton } from '@/components/skeleton'
import { TabBar } from '@/components/tab-bar'
import { listOrders } from '@/lib/mall/orders'
import { getServer } from '@/lib/server'
import mall from '../mall.module.css'
import { cartPieces, requireShopper } from '../shopper'
import { OrderCard } from './order-card'

export const metadata: Metadata = { title: '我的订单' }

export default async function OrdersPage() {
  const { user, openInWechat } = await requireShopper('/orders')
  if (!user) return <OpenInWechat url={openInWechat} />
  return patiently(ordersOf(user), <Skeleton of="rows" />)
}

async function ordersOf(user: { id: number }) {
  const orders = await listOrders(getServer(), user.id)
  return (
    <>
      <PullToRefresh />
      <main className={mall.page}>
        <h1 className={mall.section}>我的订单</h1>
        {orders.length === 0 && <Empty icon="orders" text="还没有订单" href="/" label="去逛逛" />}
        {orders.map((order) => (
          <OrderCard key={order.orderNo} order={order} />
        ))}
      </main>
      <TabBar active="orders" pieces={await cartPieces()} />
      <FreshOnReturn />
    </>
  )
}
