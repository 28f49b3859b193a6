import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { GoodsList } from '@/components/goods-list'
import { checkoutText } from '@/lib/domain/zh-cn'
import type { SavedAddress } from '@/lib/mall/addresses'
import type { CheckoutView } from '@/lib/mall/checkout'
import type { CouponChoice } from '@/lib/mall/coupons'
import { problemWords } from '../problem-words'
import { AddressChoice } from './address-choice'
import { Amounts, Payable } from './amounts'
import { BalanceChoice } from './balance-choice'
import { CouponSection } from './coupon-section'
import { Remark } from './remark'

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
      <AddressChoice addresses={addresses} filled={form?.address ?? null} />
      <section className={card.card}>
        <h2 className={card.heading}>{checkoutText.goods}</h2>
        <GoodsList goods={lines} />
      </section>
      <CouponSection choice={choice} goodsFen={goods.totalFen} />
      <BalanceChoice />
      <Remark initial={form?.remark ?? ''} />
      <Amounts />
    </form>
  )
}

/** What it costs, and the form's button. */
export function CheckoutBar({ checkout: { goods } }: Pick<Props, 'checkout'>) {
  return (
    <BottomBar>
      <Payable />
      <button className={button.primary} type="submit" form={formId} disabled={!goods.canOrder}>
        {checkoutText.place}
      </button>
    </BottomBar>
  )
}
