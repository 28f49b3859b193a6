import button from '@/components/button.module.css'
import { orderText } from '@/lib/domain/zh-cn'
import type { OrderView } from '@/lib/mall/orders'
import { orderPath, servicePath } from '@/lib/mall/paths'
import { BuyAgain } from '../buy-again'
import styles from './order.module.css'

const small = `${button.plain} ${button.small}`

/** What else can be done with the order, besides what its bottom bar is for. */
export function OrderActs({ order }: { order: OrderView }) {
  const { orderNo, mayBeCharged, canPay, refundableFen } = order
  return (
    <nav className={styles.acts} aria-label={orderText.acts}>
      <a className={small} href={servicePath(orderNo)}>
        {orderText.service}
      </a>
      {canPay && (
        <a className={small} href={`${orderPath(orderNo)}/cancel`}>
          {orderText.cancel}
        </a>
      )}
      {refundableFen > 0 && (
        <a className={small} href={`${orderPath(orderNo)}/refund`}>
          {orderText.refund}
        </a>
      )}
      {!canPay && !mayBeCharged && <BuyAgain orderNo={orderNo} />}
    </nav>
  )
}
