import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { GoodsList } from '@/components/goods-list'
import type { SavedAddress } from '@/lib/mall/addresses'
import type { CheckoutView } from '@/lib/mall/checkout'
import type { CouponChoice } from '@/lib/mall/coupons'
import { problemWords } from '../problem-words'
import { AddressChoice } from './address-choice'
import { Amounts, Payable } from './amounts'
import styles from './checkout.module.css'
import { CouponSection } from './coupon-choice'

interface Props {
  checkout: CheckoutView
  addresses: readonly SavedAddress[]
  /** null while nobody is logged in. */
  choice: CouponChoice | null
}

const formId = 'checkout'

/** The order before it is one. The total travels along only to be compared: the catalogue decides what is charged. */
export function CheckoutForm({ checkout, addresses, choice }: Props) {
  const { checkoutId, goods, form } = checkout
  const lines = goods.lines.map((line) => ({
    ...line,
    unitPriceFen: line.priceFen,
    problem: problemWords(line),
  }))
  return (
    <form id={formId} method="post" action="/api/orders">
      <input type="hidden" name="checkoutId" value={checkoutId} />
      <AddressChoice addresses={addresses} form={form} />
      <section className={card.card}>
        <h2 className={card.heading}>商品</h2>
        <GoodsList goods={lines} />
      </section>
      <CouponSection choice={choice} goodsFen={goods.totalFen} />
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
      <Amounts goodsFen={goods.totalFen} />
    </form>
  )
}

/** What it costs, and the form's button. */
export function CheckoutBar({ checkout: { goods } }: Pick<Props, 'checkout'>) {
  return (
    <BottomBar>
      <Payable goodsFen={goods.totalFen} />
      <button className={button.primary} type="submit" form={formId} disabled={!goods.canOrder}>
        提交订单
      </button>
    </BottomBar>
  )
}
