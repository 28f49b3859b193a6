import card from '@/components/card.module.css'
import { GoodsList } from '@/components/goods-list'
import { Icon } from '@/components/icon'
import { pinIcon } from '@/components/icons/pin'
import { Price } from '@/components/price'
import { orderText } from '@/lib/domain/zh-cn'
import type { OrderView } from '@/lib/mall/orders'
import { productPath } from '@/lib/mall/paths'
import { stateHint, stateWord } from '../../order-words'
import { OrderActs } from './order-acts'
import { Breakdown, OrderFacts } from './order-facts'
import { OrderParcel } from './order-parcel'
import { OrderTimeline } from './order-timeline'
import styles from './order.module.css'
import { PayCountdown } from './pay-countdown'
import { RefundProgress, StrayPayments } from './refund-progress'

/** Everything about an order that its shopper may want to know. */
export function OrderDetails({ order }: { order: OrderView }) {
  const goods = order.lines.map((line) => ({ ...line, href: productPath(line.productSlug) }))
  return (
    <>
      <State order={order} />
      <StrayPayments refunds={order.refunds} />
      <RefundProgress refunds={order.refunds} />
      <OrderParcel order={order} />
      <Destination address={order.address} />
      <section className={card.card}>
        <h2 className={card.heading}>{orderText.goods}</h2>
        <GoodsList goods={goods} />
        <Breakdown order={order} />
        <p className={styles.sum}>
          {orderText.pieces(order.pieces)}
          <Price fen={order.totalFen} className={styles.totalFen} />
        </p>
      </section>
      <OrderActs order={order} />
      <OrderFacts order={order} />
      <OrderTimeline entries={order.timeline} />
    </>
  )
}

function State({ order }: { order: OrderView }) {
  const { state, mayBeCharged, canPay, expiresAt, serverTime } = order
  const isOver = state === 'closed' || (state === 'awaiting_payment' && !canPay && !mayBeCharged)
  return (
    <header className={isOver ? `${styles.state} ${styles.over}` : styles.state}>
      <h1 className={styles.word}>{stateWord(order)}</h1>
      <p>{stateHint(order)}</p>
      {canPay && (
        <p className={styles.left}>
          {orderText.timeLeft}
          <PayCountdown expiresAt={expiresAt.toISOString()} serverTime={serverTime.toISOString()} />
        </p>
      )}
    </header>
  )
}

function Destination({ address }: Pick<OrderView, 'address'>) {
  return (
    <section className={`${card.card} ${styles.address}`} aria-label={orderText.address}>
      <Icon of={pinIcon} className={styles.pin} />
      <div className={styles.where}>
        <p className={styles.who}>
          {address.recipient} {address.phone}
        </p>
        <p>
          {address.region} {address.detail}
        </p>
      </div>
    </section>
  )
}
