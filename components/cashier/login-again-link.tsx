'use client'
import { useParams } from 'next/navigation'
import type { ReactNode } from 'react'

interface LoginAgainLinkProps {
  className: string | undefined
  /** Its words; from here they would bring the whole cashier's along. */
  children: ReactNode
}

/** Back to this cashier as whoever WeChat says is asking now. */
export function LoginAgainLink({ className, children }: LoginAgainLinkProps) {
  const { orderNo } = useParams<{ orderNo: string }>()
  return (
    <a className={className} href={`/pay/oauth?returnTo=/pay/${encodeURIComponent(orderNo)}`}>
      {children}
    </a>
  )
}
