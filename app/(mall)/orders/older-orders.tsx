'use client'

import { useCallback, useState } from 'react'
import { fetchJson } from '@/components/fetch-json'
import { More } from '@/components/more'
import { moreTimeoutMs, useMore } from '@/components/use-more'
import type { OrderList } from '@/lib/domain/order-summary'
import { orderPageSize, orderSource, orderTabPath, type OrderTab } from '@/lib/domain/order-tab'
import { readOrderList } from '@/lib/domain/read-orders'
import { orderText } from '@/lib/domain/zh-cn'
import mall from '../mall.module.css'
import { OrderCard } from './order-card'

interface OlderOrdersProps {
  tab: OrderTab
  /** How many stand before them. */
  shown: number
  olderThan: string | null
}

/**
 * What follows the orders that the page came with, as it is scrolled. How many are shown stays in the page's address,
 * so that coming back, or reloading, shows as many.
 */
export function OlderOrders({ tab, shown, olderThan: first }: OlderOrdersProps) {
  const [{ orders, olderThan }, setOlder] = useState<OrderList>({ orders: [], olderThan: first })
  const load = useCallback(async () => {
    if (olderThan === null) return true
    const { status, json } = await fetchJson(orderSource(tab, olderThan), {}, moreTimeoutMs)
    // The page itself knows the way to the login, and back.
    if (status === 401) location.reload()
    const next = readOrderList(json)
    if (next === null) return false
    const all = [...orders, ...next.orders]
    setOlder({ orders: all, olderThan: next.olderThan })
    history.replaceState(history.state, '', orderTabPath(tab, shown + all.length))
    return true
  }, [tab, shown, orders, olderThan])
  const { loading, more } = useMore(load)
  const next = orderTabPath(tab, shown + orders.length + orderPageSize)
  return (
    <>
      {orders.map((order) => (
        <OrderCard key={order.orderNo} order={order} />
      ))}
      {olderThan === null ? (
        <p className={mall.end}>{orderText.noOlder}</p>
      ) : (
        <More href={next} loading={loading} more={more} />
      )}
    </>
  )
}
