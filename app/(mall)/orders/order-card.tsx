import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { GoodsList } from '@/components/goods-list'
import { Price } from '@/components/price'
import type { OrderSummary } from '@/lib/mall/orders'
import { cashierPath } from '@/lib/mall/paths'
import { formatTime, stateWord } from '../order-words'
import styles from './orders.module.css'

export function OrderCard({ order }: { order: OrderSummary }) {
  const { orderNo, canPay, placedAt, lines, pieces, totalFen } = order
  return (
    <article className={card.card}>
      <a href={`/orders/${orderNo}`}>
        <div className={styles.head}>
          <time className={styles.placedAt} dateTime={placedAt.toISOString()}>
            {formatTime(placedAt)}
          </time>
          <strong className={canPay ? styles.urgent : styles.state}>{stateWord(order)}</strong>
        </div>
        <GoodsList goods={lines} />
        <p className={styles.sum}>
          共 {pieces} 件，合计 <Price fen={totalFen} className={styles.totalFen} />
        </p>
      </a>
      <div className={styles.acts}>
        <a className={`${button.plain} ${button.small}`} href={`/orders/${orderNo}`}>
          查看详情
        </a>
        {canPay && (
          <a className={`${button.primary} ${button.small}`} href={cashierPath(orderNo)}>
            去付款
          </a>
        )}
      </div>
    </article>
  )
}
