import card from '@/components/card.module.css'
import { GoodsList } from '@/components/goods-list'
import { Price } from '@/components/price'
import { TypedText } from '@/components/typed-text/typed-text'
import { formatYuan } from '@/lib/domain/money'
import { maxReasonDetail } from '@/lib/domain/refund-request'
import { refundText } from '@/lib/domain/zh-cn'
import type { OrderView } from '@/lib/mall/orders'
import styles from '../refund.module.css'
import { RefundPictures } from './refund-pictures'

export const refundFormId = 'refund'

interface Props {
  order: OrderView
  /** Of this showing of the form, unless it comes back with what was sent: sent twice, it is one request. */
  requestKey: string
  /** What the form that came back must not send again. */
  usedUp: readonly string[]
}

/** How much and why. It works without its script, pictures aside: the amount's field opens by CSS alone. */
export function RefundForm({ order, requestKey, usedUp }: Props) {
  return (
    <form id={refundFormId} method="post" action={`/api/orders/${order.orderNo}/refunds`}>
      <input type="hidden" name="requestKey" value={requestKey} data-typed />
      <TypedText usedUp={usedUp} />
      <section className={card.card}>
        <h2 className={card.heading}>{refundText.goods}</h2>
        <GoodsList goods={order.lines} />
      </section>
      <Extent refundableFen={order.refundableFen} />
      <section className={card.card}>
        <label className={styles.field}>
          {refundText.why}
          <select name="reason" required defaultValue="">
            <option value="" disabled>
              {refundText.choose}
            </option>
            {refundText.reasons.map((reason) => (
              <option key={reason}>{reason}</option>
            ))}
          </select>
        </label>
        <label className={styles.field}>
          {refundText.detail}
          <textarea
            name="reasonDetail"
            placeholder={refundText.optional}
            maxLength={maxReasonDetail}
            rows={2}
          />
        </label>
      </section>
      <RefundPictures orderNo={order.orderNo} usedUp={usedUp} />
      <p className={styles.stray}>{refundText.rule}</p>
    </form>
  )
}

function Extent({ refundableFen }: { refundableFen: number }) {
  return (
    <section className={card.card}>
      <h2 className={card.heading}>{refundText.amount}</h2>
      <div className={styles.choices}>
        <input type="radio" name="extent" value="whole" id="extent-whole" defaultChecked />
        <label className={styles.choice} htmlFor="extent-whole">
          {refundText.whole}
          <Price fen={refundableFen} />
        </label>
        <input className={styles.part} type="radio" name="extent" value="part" id="extent-part" />
        <label className={styles.choice} htmlFor="extent-part">
          {refundText.part}
        </label>
        <label className={`${styles.field} ${styles.amount}`}>
          {refundText.amountYuan}
          {/* The server alone checks it: a browser would refuse it while it is hidden, and could not show why. */}
          <input
            name="amountYuan"
            inputMode="decimal"
            autoComplete="off"
            placeholder={refundText.atMost(formatYuan(refundableFen))}
            maxLength={14}
          />
        </label>
      </div>
    </section>
  )
}
