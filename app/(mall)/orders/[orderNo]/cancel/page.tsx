import type { Metadata } from 'next'
import { orderText } from '@/lib/domain/zh-cn'
import type { PageProps } from '../../../page-props'
import { Confirm } from '../confirm'

export const metadata: Metadata = { title: orderText.cancel }

/** Asks once more before an order is cancelled. */
export default async function CancelPage({ params }: PageProps<{ orderNo: string }>) {
  const { orderNo } = await params
  return (
    <Confirm
      orderNo={orderNo}
      state="awaiting_payment"
      words={orderText.cancelPage}
      act="cancel"
      suggest="no"
    />
  )
}
