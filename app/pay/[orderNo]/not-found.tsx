import { headers } from 'next/headers'
import button from '@/components/button.module.css'
import { Sorry } from '@/components/sorry'
import { loginPath } from '@/lib/domain/login-path'
import { cashierPageText as text } from '@/lib/domain/zh-cn'
import { cashierPath } from '@/lib/mall/paths'

/** Unknown orders and other people's: nothing here may tell which. */
export default async function CashierNotFound() {
  // Next tells this page nothing of its address; our own server does.
  const orderNo = (await headers()).get('x-path')?.split('/').pop() ?? ''
  return (
    <Sorry title={text.notFound} text={text.notFoundText}>
      {/* Back to this cashier as whoever WeChat says is asking now. */}
      <a className={button.plain} href={loginPath(cashierPath(orderNo))}>
        {text.loginAgain}
      </a>
      <a className={button.primary} href="/orders">
        {text.myOrders}
      </a>
    </Sorry>
  )
}
