import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { GoodsList } from '@/components/goods-list'
import { Price } from '@/components/price'
import type { SavedAddress } from '@/lib/mall/addresses'
import type { CheckoutView } from '@/lib/mall/checkout'
import { problemWords } from '../problem-words'
import { AddressChoice } from './address-choice'
import styles from './checkout.module.css'

interface Props {
  checkout: CheckoutView
  addresses: readonly SavedAddress[]
}

const formId = 'checkout'

/** The order before it is one. The total travels along only to be compared: the catalogue decides what is charged. */
export function CheckoutForm({ checkout, addresses }: Props) {
  const { checkoutId, goods, form } = checkout
  const lines = goods.lines.map((line) => ({
    ...line,
    unitPriceFen: line.priceFen,
    problem: problemWords(line),
  }))
  return (
    <form id={formId} method="post" action="/api/orders">
      <input type="hidden" name="checkoutId" value={checkoutId} />
      <input type="hidden" name="expectedTotalFen" value={goods.totalFen} />
      <AddressChoice addresses={addresses} form={form} />
      <section className={card.card}>
        <h2 className={card.heading}>商品</h2>
        <GoodsList goods={lines} />
      </section>
      <label className={`${card.card} ${styles.remark}`}>
        <span>订单备注</span>
        <textarea
          name="remark"
          placeholder="选填，如送货时间"
          maxLength={200}
          rows={2}
          defaultValue={form?.remark}
        />
      </label>
      <dl className={`${card.card} ${card.rows}`}>
        <div className={card.row}>
          <dt>商品金额</dt>
          <dd>
            <Price fen={goods.totalFen} isPlain />
          </dd>
        </div>
        <div className={card.row}>
          <dt>运费</dt>
          <dd>包邮</dd>
        </div>
      </dl>
    </form>
  )
}

/** What it costs, and the form's button. */
export function CheckoutBar({ checkout: { goods } }: Pick<Props, 'checkout'>) {
  return (
    <BottomBar>
      <p>
        合计 <Price fen={goods.totalFen} className={styles.totalFen} />
      </p>
      <button className={button.primary} type="submit" form={formId} disabled={!goods.canOrder}>
        提交订单
      </button>
    </BottomBar>
  )
}
