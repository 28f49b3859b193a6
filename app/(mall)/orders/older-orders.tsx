'use client'

import { useCallback, useState } from 'react'
import { fetchJson } from '@/components/fetch-json'
import { More, NoMore } from '@/components/more'
import { replaceAddress } from '@/components/page-address'
import { moreTimeoutMs, useMore } from '@/components/use-more'
import type { OrderList } from '@/lib/domain/order-summary'
import { olderOrdersPath, orderSource, orderTabPath, type OrderTab } from '@/lib/domain/order-tab'
import { readOrderList } from '@/lib/domain/read-orders'
import { orderText } from '@/lib/domain/zh-cn'
import { OrderCard } from './order-card'

interface OlderOrdersProps {
  tab: OrderTab
  /** How many stand before them. */
  shown: number
  /** The order that the page's list begins after; null: with the newest. */
  before: string | null
  olderThan: string | null
}

/**
 * What follows the orders that the page came with, as it is scrolled. How many are shown stays in the page's address,
 * so that coming back, or reloading, shows as many.
 */
export function OlderOrders({ tab, shown, before, olderThan: first }: OlderOrdersProps) {
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
    replaceAddress(orderTabPath(tab, { shown: shown + all.length, before }))
    return true
  }, [tab, shown, before, orders, olderThan])
  const { loading, more } = useMore(load)
  return (
    <>
      {orders.map((order) => (
        <OrderCard key={order.orderNo} order={order} />
      ))}
      {olderThan === null ? (
        <NoMore text={orderText.noOlder} />
      ) : (
        <More
          href={olderOrdersPath(tab, { shown: shown + orders.length, before, olderThan })}
          loading={loading}
          more={more}
        />
      )}
    </>
  )
}
