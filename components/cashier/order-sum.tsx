import type { CashierView } from '@/lib/domain/cashier-view'
import { formatYuan } from '@/lib/domain/money'
import { cashierText as text } from '@/lib/domain/zh-cn'
import { Countdown } from '../countdown'
import styles from './order-sum.module.css'

interface OrderSumProps {
  view: CashierView
  /** Called when the time to pay is up; null once that does not matter any more. */
  onEnd: (() => void) | null
}

/** What is to be paid, or was, and for what. */
export function OrderSum({ view, onEnd }: OrderSumProps) {
  const { totalFen, expiresAt, serverTime } = view
  const [yuan, cents] = formatYuan(totalFen).split('.')
  return (
    <section className={styles.order} aria-label={text.order}>
      <p className={styles.amount}>
        <span className={styles.currency}>¥</span>
        {yuan}.{cents}
      </p>
      {onEnd && (
        <p className={styles.remaining}>
          {text.remaining}{' '}
          <Countdown key={serverTime} expiresAt={expiresAt} serverTime={serverTime} onEnd={onEnd} />
        </p>
      )}
      <p className={styles.title}>{view.title}</p>
      <p className={styles.orderNo}>{text.orderNo(view.orderNo)}</p>
    </section>
  )
}
