import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { GoodsList } from '@/components/goods-list'
import { Price } from '@/components/price'
import { orderText } from '@/lib/domain/zh-cn'
import type { OrderSummary } from '@/lib/domain/order-summary'
import { cashierPath, orderPath } from '@/lib/mall/paths'
import { formatTime, stateWord } from '../order-words'
import { BuyAgain } from './buy-again'
import styles from './orders.module.css'

// A card of fifty goods would hide the orders below it.
const maxShown = 3

/** One order of the list, with what its shopper most likely wants next. */
export function OrderCard({ order }: { order: OrderSummary }) {
  const { orderNo, canPay, placedAt, lines, pieces, totalFen } = order
  return (
    <article className={card.card}>
      <a href={orderPath(orderNo)}>
        <div className={styles.head}>
          <time className={styles.placedAt} dateTime={placedAt.toISOString()}>
            {formatTime(placedAt)}
          </time>
          <strong className={canPay ? styles.urgent : styles.state}>{stateWord(order)}</strong>
        </div>
        <GoodsList goods={lines.slice(0, maxShown)} />
        {lines.length > maxShown && (
          <p className={styles.moreGoods}>{orderText.morePieces(lines.length - maxShown)}</p>
        )}
        <p className={styles.sum}>
          {orderText.pieces(pieces)}
          <Price fen={totalFen} className={styles.totalFen} />
        </p>
      </a>
      <div className={styles.acts}>
        <a className={`${button.plain} ${button.small}`} href={orderPath(orderNo)}>
          {orderText.see}
        </a>
        <NextAct order={order} />
      </div>
    </article>
  )
}

function NextAct({ order: { orderNo, state, mayBeCharged, canPay } }: { order: OrderSummary }) {
  if (mayBeCharged || canPay) {
    return (
      <a className={`${button.primary} ${button.small}`} href={cashierPath(orderNo)}>
        {mayBeCharged ? orderText.seeResult : orderText.pay}
      </a>
    )
  }
  if (state === 'shipped') {
    return (
      <a className={`${button.primary} ${button.small}`} href={`${orderPath(orderNo)}/receive`}>
        {orderText.receive}
      </a>
    )
  }
  return <BuyAgain orderNo={orderNo} />
}
