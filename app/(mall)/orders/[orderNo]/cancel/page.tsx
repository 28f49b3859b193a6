import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import button from '@/components/button.module.css'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { OpenInWechat } from '@/components/open-in-wechat'
import { Sorry } from '@/components/sorry'
import { orderNoPattern } from '@/lib/domain/order-no'
import { findOrder } from '@/lib/mall/orders'
import { orderPath } from '@/lib/mall/paths'
import { getServer } from '@/lib/server'
import type { PageProps } from '../../../page-props'
import { requireShopper } from '../../../shopper'

export const metadata: Metadata = { title: '取消订单' }

/** Asks once more before an order is cancelled; a page, so that it works before and without its script. */
export default async function CancelPage({ params }: PageProps<{ orderNo: string }>) {
  const { orderNo } = await params
  if (!orderNoPattern.test(orderNo)) notFound()
  const { user, openInWechat } = await requireShopper(orderPath(orderNo))
  if (!user) return <OpenInWechat url={openInWechat} />
  const order = await findOrder(getServer(), { userId: user.id, orderNo })
  if (!order) notFound()
  if (order.state !== 'awaiting_payment') redirect(orderPath(orderNo))
  return (
    <>
      <Sorry
        title="确定取消这个订单吗？"
        text="取消后不能恢复。用掉的优惠券和冻结的余额会退回给您；如果刚刚已经付款，款项会自动原路退回。"
      >
        <a className={button.primary} href={orderPath(orderNo)}>
          再想想
        </a>
        <form method="post" action={`/api/orders/${orderNo}/cancel`}>
          <button className={button.plain} type="submit">
            取消订单
          </button>
        </form>
      </Sorry>
      <FreshOnReturn />
    </>
  )
}
