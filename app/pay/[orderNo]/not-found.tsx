import button from '@/components/button.module.css'
import { LoginAgainLink } from '@/components/cashier/login-again-link'
import { Sorry } from '@/components/sorry'

/** Unknown orders and other people's: nothing here may tell which. */
export default function CashierNotFound() {
  return (
    <Sorry
      title="没有找到这个订单"
      text="请检查链接是否完整。如果订单是用另一个微信号下的，请用那个微信号登录。"
    >
      <LoginAgainLink className={button.plain} />
      <a className={button.primary} href="/orders">
        查看我的订单
      </a>
    </Sorry>
  )
}
