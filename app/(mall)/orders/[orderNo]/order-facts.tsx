import card from '@/components/card.module.css'
import { CopyButton } from '@/components/copy-button'
import { Price } from '@/components/price'
import { orderText } from '@/lib/domain/zh-cn'
import type { OrderView } from '@/lib/mall/orders'
import { formatTime } from '../../order-words'
import { refundSources } from '../../refund-words'
import styles from './order.module.css'

/** How the total came about; nothing where it is what the goods cost. */
export function Breakdown({ order: { goodsFen, discountFen, couponTitle, totalFen } }: { order: OrderView }) {
  // What the shop has changed the total by since.
  const changedFen = totalFen - (goodsFen - discountFen)
  const rows = [
    { name: orderText.goodsFen, fen: goodsFen },
    { name: orderText.discount(couponTitle), fen: -discountFen },
    { name: orderText.changedFen, fen: changedFen },
  ].filter(({ fen }) => fen !== 0)
  if (rows.length === 1) return null
  return (
    <dl className={`${card.rows} ${styles.breakdown}`}>
      {rows.map(({ name, fen }) => (
        <div key={name} className={card.row}>
          <dt>{name}</dt>
          <dd>
            {fen < 0 && '-'}
            <Price fen={Math.abs(fen)} isPlain />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The order's number, its times and the like. */
export function OrderFacts({ order }: { order: OrderView }) {
  const facts = [
    [orderText.placedAt, formatTime(order.placedAt)],
    ...(order.paidAt ? [[orderText.paidAt, formatTime(order.paidAt)]] : []),
    ...(order.paidWith ? [[orderText.paidWith, refundSources(order.paidWith)]] : []),
    ...(order.remark ? [[orderText.remark, order.remark]] : []),
  ]
  return (
    <section className={card.card}>
      <h2 className={card.heading}>{orderText.facts}</h2>
      <dl className={card.rows}>
        <div className={card.row}>
          <dt>{orderText.orderNo}</dt>
          <dd>
            {order.orderNo}
            <CopyButton text={order.orderNo} label={orderText.orderNo} />
          </dd>
        </div>
        {facts.map(([name, value]) => (
          <div key={name} className={card.row}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
