import card from '@/components/card.module.css'
import { GoodsList } from '@/components/goods-list'
import { Price } from '@/components/price'
import { TypedText } from '@/components/typed-text/typed-text'
import { formatYuan } from '@/lib/domain/money'
import { maxReasonDetail, refundReasons } from '@/lib/domain/refund-request'
import type { OrderView } from '@/lib/mall/orders'
import styles from '../refund.module.css'

export const refundFormId = 'refund'

interface Props {
  order: OrderView
  /** Of this showing of the form: sent twice, it is one request. */
  requestKey: string
}

/** How much and why. It works without its script: the amount's field opens by CSS alone. */
export function RefundForm({ order, requestKey }: Props) {
  return (
    <form id={refundFormId} method="post" action={`/api/orders/${order.orderNo}/refunds`}>
      <input type="hidden" name="requestKey" value={requestKey} />
      <TypedText />
      <section className={card.card}>
        <h2 className={card.heading}>商品</h2>
        <GoodsList goods={order.lines} />
      </section>
      <Extent refundableFen={order.refundableFen} />
      <section className={card.card}>
        <label className={styles.field}>
          退款原因
          <select name="reason" required defaultValue="">
            <option value="" disabled>
              请选择
            </option>
            {refundReasons.map((reason) => (
              <option key={reason}>{reason}</option>
            ))}
          </select>
        </label>
        <label className={styles.field}>
          补充说明
          <textarea name="reasonDetail" placeholder="选填" maxLength={maxReasonDetail} rows={2} />
        </label>
      </section>
      <p className={styles.stray}>商家同意后，款项按原来的付款方式退回：先退微信支付的部分，再退余额。</p>
    </form>
  )
}

function Extent({ refundableFen }: { refundableFen: number }) {
  return (
    <section className={card.card}>
      <h2 className={card.heading}>退款金额</h2>
      <div className={styles.choices}>
        <input type="radio" name="extent" value="whole" id="extent-whole" defaultChecked />
        <label className={styles.choice} htmlFor="extent-whole">
          全部退款 <Price fen={refundableFen} />
        </label>
        <input className={styles.part} type="radio" name="extent" value="part" id="extent-part" />
        <label className={styles.choice} htmlFor="extent-part">
          部分退款
        </label>
        <label className={`${styles.field} ${styles.amount}`}>
          金额（元）
          <input
            name="amountYuan"
            inputMode="decimal"
            autoComplete="off"
            placeholder={`最多 ${formatYuan(refundableFen)}`}
            pattern="\s*[0-9]{1,8}(\.[0-9]{1,2})?\s*"
            title="金额，最多两位小数"
            maxLength={14}
          />
        </label>
      </div>
    </section>
  )
}
