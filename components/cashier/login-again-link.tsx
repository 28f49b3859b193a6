'use client'
import { useParams } from 'next/navigation'

/** Back to this cashier as whoever WeChat says is asking now. */
export function LoginAgainLink({ className }: { className: string | undefined }) {
  const { orderNo } = useParams<{ orderNo: string }>()
  return (
    <a className={className} href={`/pay/oauth?returnTo=/pay/${encodeURIComponent(orderNo)}`}>
      重新登录
    </a>
  )
}
