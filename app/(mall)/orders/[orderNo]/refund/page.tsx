import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { Notice } from '@/components/notice'
import { OpenInWechat } from '@/components/open-in-wechat'
import { refundText } from '@/lib/domain/zh-cn'
import { noticeOf } from '@/lib/mall/notice'
import { orderPath } from '@/lib/mall/paths'
import mall from '../../../mall.module.css'
import type { PageProps } from '../../../page-props'
import { requireOrder } from '../require-order'
import { RefundForm, refundFormId } from './refund-form'

export const metadata: Metadata = { title: refundText.title }

/** By the refusal: the key is another request's, which has the pictures too; or pictures are not there any more. */
const usedUpBy: Record<string, readonly string[]> = {
  request_key_reused: ['requestKey', 'pictureIds'],
  pictures_gone: ['pictureIds'],
}

export default async function RefundPage({ params, searchParams }: PageProps<{ orderNo: string }>) {
  const { orderNo } = await params
  const { order, openInWechat } = await requireOrder(orderNo, 'refund')
  if (!order) return <OpenInWechat url={openInWechat} />
  if (order.refundableFen === 0) redirect(orderPath(orderNo))
  const query = await searchParams
  const usedUp = usedUpBy[String(query['error'])] ?? []
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>{refundText.title}</h1>
        <Notice text={noticeOf(query)} />
        <RefundForm order={order} requestKey={randomUUID()} usedUp={usedUp} />
      </main>
      <BottomBar>
        <button className={`${button.primary} ${button.wide}`} type="submit" form={refundFormId}>
          {refundText.submit}
        </button>
      </BottomBar>
      <FreshOnReturn />
    </>
  )
}
