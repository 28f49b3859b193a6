import button from '@/components/button.module.css'
import { orderText } from '@/lib/domain/zh-cn'

/** Puts the order's goods into the cart. */
export function BuyAgain({ orderNo }: { orderNo: string }) {
  return (
    <form method="post" action={`/api/orders/${orderNo}/buy-again`}>
      <button className={`${button.plain} ${button.small}`} type="submit">
        {orderText.again}
      </button>
    </form>
  )
}
