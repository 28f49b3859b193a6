import card from '@/components/card.module.css'
import { CopyButton } from '@/components/copy-button'
import { receiveAfterDays, type Parcel } from '@/lib/domain/parcel'
import { orderText } from '@/lib/domain/zh-cn'
import type { OrderView } from '@/lib/mall/orders'
import { formatTime } from '../../order-words'
import styles from './order.module.css'

/** Who carries the goods, and the number to ask them about. */
export function OrderParcel({ order: { parcel, state } }: { order: OrderView }) {
  if (!parcel) return null
  return (
    <section className={card.card}>
      <h2 className={card.heading}>{orderText.parcel}</h2>
      <Facts parcel={parcel} />
      {state === 'shipped' && <p className={styles.note}>{orderText.receivesBySelf(receiveAfterDays)}</p>}
    </section>
  )
}

function Facts({ parcel: { carrier, trackingNo, shippedAt } }: { parcel: Parcel }) {
  return (
    <dl className={card.rows}>
      <div className={card.row}>
        <dt>{orderText.carrier}</dt>
        <dd>{carrier}</dd>
      </div>
      <div className={card.row}>
        <dt>{orderText.trackingNo}</dt>
        <dd>
          {trackingNo}
          <CopyButton text={trackingNo} label={orderText.trackingNo} />
        </dd>
      </div>
      <div className={card.row}>
        <dt>{orderText.shippedAt}</dt>
        <dd>{formatTime(shippedAt)}</dd>
      </div>
    </dl>
  )
}
