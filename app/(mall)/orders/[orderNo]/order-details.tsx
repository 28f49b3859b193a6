import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { GoodsList } from '@/components/goods-list'
import { Icon } from '@/components/icons'
import { Price } from '@/components/price'
import type { OrderView } from '@/lib/mall/orders'
import { orderPath } from '@/lib/mall/paths'
import { formatTime, stateHint, stateWord } from '../../order-words'
import { refundSources } from '../../refund-words'
import styles from './order.module.css'
import { RefundProgress, StrayPayments } from './refund-progress'

/** Everything about an order that its shopper may want to know. */
export function OrderDetails({ order }: { order: OrderView }) {
  const { address, lines, pieces, totalFen, state, canPay } = order
  const isOver = state === 'closed' || (state === 'awaiting_payment' && !canPay)
  return (
    <>
      <header className={isOver ? `${styles.state} ${styles.over}` : styles.state}>
        <h1 className={styles.word}>{stateWord(order)}</h1>
        <p>{stateHint(order)}</p>
      </header>
      <StrayPayments refunds={order.refunds} />
      <RefundProgress refunds={order.refunds} />
      <section className={`${card.card} ${styles.address}`} aria-label="收货地址">
        <Icon name="pin" className={styles.pin} />
        <div className={styles.where}>
          <p className={styles.who}>
            {address.recipient} {address.phone}
          </p>
          <p>
            {address.region} {address.detail}
          </p>
        </div>
      </section>
      <section className={card.card}>
        <h2 className={card.heading}>商品</h2>
        <GoodsList goods={lines} />
        <Breakdown order={order} />
        <p className={styles.sum}>
          共 {pieces} 件，合计 <Price fen={totalFen} className={styles.totalFen} />
        </p>
      </section>
      <OrderFacts order={order} />
      <Acts order={order} />
    </>
  )
}

/** What else can be done with the order. */
function Acts({ order: { orderNo, canPay, refundableFen } }: { order: OrderView }) {
  if (!canPay && refundableFen === 0) return null
  return (
    <nav className={styles.acts} aria-label="订单操作">
      {canPay && (
        <a className={`${button.plain} ${button.small}`} href={`${orderPath(orderNo)}/cancel`}>
          取消订单
        </a>
      )}
      {refundableFen > 0 && (
        <a className={`${button.plain} ${button.small}`} href={`${orderPath(orderNo)}/refund`}>
          申请退款
        </a>
      )}
    </nav>
  )
}

/** How the total came about; nothing where it is what the goods cost. */
function Breakdown({ order: { goodsFen, discountFen, couponTitle, totalFen } }: { order: OrderView }) {
  // What the shop has changed the total by since.
  const changedFen = totalFen - (goodsFen - discountFen)
  const rows = [
    { name: '商品金额', fen: goodsFen },
    { name: couponTitle ? `优惠（${couponTitle}）` : '优惠', fen: -discountFen },
    { name: '商家改价', fen: changedFen },
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

function OrderFacts({ order }: { order: OrderView }) {
  const facts = [
    ['订单编号', order.orderNo],
    ['下单时间', formatTime(order.placedAt)],
    ...(order.paidAt ? [['付款时间', formatTime(order.paidAt)]] : []),
    ...(order.paidWith ? [['付款方式', refundSources(order.paidWith)]] : []),
    ...(order.remark ? [['订单备注', order.remark]] : []),
  ]
  return (
    <dl className={`${card.card} ${card.rows}`}>
      {facts.map(([name, value]) => (
        <div key={name} className={card.row}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
