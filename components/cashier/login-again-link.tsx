'use client'
import { useParams } from 'next/navigation'
import { cashierText } from '@/lib/domain/zh-cn'

/** Back to this cashier as whoever WeChat says is asking now. */
export function LoginAgainLink({ className }: { className: string | undefined }) {
  const { orderNo } = useParams<{ orderNo: string }>()
  return (
    <a className={className} href={`/pay/oauth?returnTo=/pay/${encodeURIComponent(orderNo)}`}>
      {cashierText.loginAgain}
    </a>
  )
}
