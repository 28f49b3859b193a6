import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { Notice } from '@/components/notice'
import { OpenInWechat } from '@/components/open-in-wechat'
import { orderNoPattern } from '@/lib/domain/order-no'
import { noticeOf } from '@/lib/mall/notice'
import { findOrder } from '@/lib/mall/orders'
import { orderPath } from '@/lib/mall/paths'
import { getServer } from '@/lib/server'
import mall from '../../../mall.module.css'
import type { PageProps } from '../../../page-props'
import { requireShopper } from '../../../shopper'
import { RefundForm, refundFormId } from './refund-form'

export const metadata: Metadata = { title: '申请退款' }

export default async function RefundPage({ params, searchParams }: PageProps<{ orderNo: string }>) {
  const { orderNo } = await params
  if (!orderNoPattern.test(orderNo)) notFound()
  // Logging in leads to the order: from there it is one tap.
  const { user, openInWechat } = await requireShopper(orderPath(orderNo))
  if (!user) return <OpenInWechat url={openInWechat} />
  const order = await findOrder(getServer(), { userId: user.id, orderNo })
  if (!order) notFound()
  if (order.refundableFen === 0) redirect(orderPath(orderNo))
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>申请退款</h1>
        <Notice text={noticeOf(await searchParams)} />
        <RefundForm order={order} requestKey={randomUUID()} />
      </main>
      <BottomBar>
        <button className={`${button.primary} ${button.wide}`} type="submit" form={refundFormId}>
          提交申请
        </button>
      </BottomBar>
      <FreshOnReturn />
    </>
  )
}
