import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { Notice, Toast } from '@/components/notice'
import { OpenInWechat } from '@/components/open-in-wechat'
import { Price } from '@/components/price'
import { TabBar } from '@/components/tab-bar'
import { orderNoPattern } from '@/lib/domain/order-no'
import { noticeOf } from '@/lib/mall/notice'
import { findOrder } from '@/lib/mall/orders'
import { cashierPath } from '@/lib/mall/paths'
import { getServer } from '@/lib/server'
import mall from '../../mall.module.css'
import type { PageProps } from '../../page-props'
import { cartPieces, requireShopper } from '../../shopper'
import { OrderDetails } from './order-details'
import styles from './order.module.css'

export const metadata: Metadata = { title: '订单详情' }

export default async function OrderPage({ params, searchParams }: PageProps<{ orderNo: string }>) {
  const { orderNo } = await params
  if (!orderNoPattern.test(orderNo)) notFound()
  const { user, openInWechat } = await requireShopper(`/orders/${orderNo}`)
  if (!user) return <OpenInWechat url={openInWechat} />
  const order = await findOrder(getServer(), { userId: user.id, orderNo })
  if (!order) notFound()
  const query = await searchParams
  return (
    <>
      <main className={mall.page}>
        <Notice text={noticeOf(query)} />
        <OrderDetails order={order} />
        {query['requested'] === '1' && <Toast text="退款申请已提交" />}
      </main>
      {order.canPay ? (
        <BottomBar>
          <p>
            需付款 <Price fen={order.totalFen} className={styles.totalFen} />
          </p>
          <a className={button.primary} href={cashierPath(orderNo)}>
            去付款
          </a>
        </BottomBar>
      ) : (
        <TabBar active="orders" pieces={await cartPieces()} />
      )}
      <FreshOnReturn />
    </>
  )
}
