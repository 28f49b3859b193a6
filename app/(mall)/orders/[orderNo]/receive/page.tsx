import type { Metadata } from 'next'
import { orderText } from '@/lib/domain/zh-cn'
import type { PageProps } from '../../../page-props'
import { Confirm } from '../confirm'

export const metadata: Metadata = { title: orderText.receive }

/** Asks once more before an order counts as received. */
export default async function ReceivePage({ params }: PageProps<{ orderNo: string }>) {
  const { orderNo } = await params
  return (
    <Confirm orderNo={orderNo} state="shipped" words={orderText.receivePage} act="receive" suggest="yes" />
  )
}
