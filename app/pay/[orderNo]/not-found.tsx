import button from '@/components/button.module.css'
import { LoginAgainLink } from '@/components/cashier/login-again-link'
import { Sorry } from '@/components/sorry'
import { cashierText } from '@/lib/domain/zh-cn'

/** Unknown orders and other people's: nothing here may tell which. */
export default function CashierNotFound() {
  return (
    <Sorry title={cashierText.notFound} text={cashierText.notFoundText}>
      <LoginAgainLink className={button.plain}>{cashierText.loginAgain}</LoginAgainLink>
      <a className={button.primary} href="/orders">
        {cashierText.myOrders}
      </a>
    </Sorry>
  )
}
