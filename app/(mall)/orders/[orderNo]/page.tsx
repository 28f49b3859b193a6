import type { Metadata } from 'next'
import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { Notice, Toast } from '@/components/notice'
import { OpenInWechat } from '@/components/open-in-wechat'
import { Price } from '@/components/price'
import { TabBar } from '@/components/tab-bar'
import { orderText, refundText } from '@/lib/domain/zh-cn'
import { noticeOf } from '@/lib/mall/notice'
import type { OrderView } from '@/lib/mall/orders'
import { cashierPath, orderPath } from '@/lib/mall/paths'
import mall from '../../mall.module.css'
import type { PageProps } from '../../page-props'
import { cartPieces } from '../../shopper'
import { OrderDetails } from './order-details'
import styles from './order.module.css'
import { requireOrder } from './require-order'

export const metadata: Metadata = { title: orderText.detail }

export default async function OrderPage({ params, searchParams }: PageProps<{ orderNo: string }>) {
  const { order, openInWechat } = await requireOrder((await params).orderNo)
  if (!order) return <OpenInWechat url={openInWechat} />
  const query = await searchParams
  return (
    <>
      <main className={mall.page}>
        <Notice text={noticeOf(query)} />
        {query['again'] === '1' && !order.canPay && <Notice text={orderText.againOnceMore} />}
        <OrderDetails order={order} />
        {query['requested'] === '1' && <Toast text={refundText.submitted} />}
        {query['received'] === '1' && <Toast text={orderText.received} />}
      </main>
      <Foot order={order} pieces={await cartPieces()} />
      <FreshOnReturn />
    </>
  )
}

/** What the order waits for the shopper to do; else the way on. */
function Foot({ order, pieces }: { order: OrderView; pieces: number }) {
  const { orderNo, mayBeCharged, canPay, state, totalFen } = order
  if (canPay) {
    return (
      <BottomBar>
        <p>
          {orderText.toPay}
          <Price fen={totalFen} className={styles.totalFen} />
        </p>
        <a className={button.primary} href={cashierPath(orderNo)}>
          {orderText.pay}
        </a>
      </BottomBar>
    )
  }
  const next = mayBeCharged
    ? { href: cashierPath(orderNo), text: orderText.seeResult }
    : state === 'shipped' && { href: `${orderPath(orderNo)}/receive`, text: orderText.receive }
  if (next) {
    return (
      <BottomBar>
        <a className={`${button.primary} ${button.wide}`} href={next.href}>
          {next.text}
        </a>
      </BottomBar>
    )
  }
  return <TabBar active="orders" pieces={pieces} />
}
