import fc, { type Arbitrary } from 'fast-check'
import { shopSteps as shop } from './shop-steps'
import type { Step } from './step'
import { cutDuring, faultNames, wechatSteps as wechat } from './wechat-steps'

const few = fc.nat({ max: 3 })
const flag = fc.boolean()
const amountFen = fc.constantFrom(1, 100, 890, 2000, 5000)

const placing = fc
  .record({
    shopper: fc.nat({ max: 1 }),
    sku: fc.nat({ max: 2 }),
    quantity: fc.constantFrom(1, 1, 2),
    coupon: flag,
    key: fc.nat({ max: 12 }),
  })
  .map(shop.place)
const crediting = fc.record({ shopper: fc.nat({ max: 1 }), amountFen, key: few }).map(shop.credit)
const pricing = fc.record({ order: few, totalFen: fc.constantFrom(1, 700, 1500, 3300) }).map(shop.price)
const starting = fc.record({ order: few, useBalance: flag }).map(shop.start)
const polling = fc.record({ order: few }).map(shop.poll)
const querying = fc.record({ payment: few }).map(shop.query)
const expiring = fc.record({ order: few }).map(shop.expire)
const cancelling = fc.record({ order: few }).map(shop.cancel)
const asking = fc
  .record({ order: few, amountFen: fc.constantFrom(null, null, 1, 400, 900), key: few })
  .map(shop.askRefund)
const deciding = fc
  .record({ refund: few, approve: fc.constantFrom(true, true, true, false) })
  .map(shop.decide)

const paying = fc.record({ payment: few }).map(wechat.pay)
const delivering = fc.record({ notification: few }).map(wechat.deliver)
const dropping = fc.record({ notification: few }).map(wechat.drop)
const resending = fc
  .record({
    payment: few,
    corruption: fc.constantFrom(undefined, undefined, 'signature', 'total_fee', 'out_trade_no', 'unsigned'),
  })
  .map(wechat.resend)
const refundEnding = fc
  .record({ refund: few, status: fc.constantFrom('SUCCESS', 'SUCCESS', 'CHANGE', 'REFUNDCLOSE') })
  .map(wechat.endRefund)
const refundResending = fc
  .record({
    refund: few,
    corruption: fc.constantFrom(undefined, 'claims_success', 'refund_fee', 'out_refund_no', 'other_key'),
  })
  .map(wechat.resendRefund)
const refundPlanning = fc
  .record({ ends: fc.constantFrom('SUCCESS', 'CHANGE', 'REFUNDCLOSE', 'never') })
  .map(wechat.planRefund)
const funding = fc.record({ fen: fc.constantFrom(0, 1000, null) }).map(wechat.funds)

const failing = fc
  .record({
    kind: fc.constantFrom('unifiedorder', 'orderquery', 'closeorder', 'refund', 'refundquery'),
    fault: fc.constantFrom(...faultNames),
    times: fc.constantFrom(1, 1, 3),
  })
  .map(wechat.fail)
const racing = fc
  .record({ kind: fc.constantFrom('orderquery', 'closeorder'), when: fc.constantFrom('before', 'after') })
  .map(wechat.payDuring)
const lagging = fc.record({ kind: fc.constantFrom('orderquery', 'refundquery') }).map(wechat.lag)
const living = fc
  .record({
    ms: fc.constantFrom(0, 1_000, 5_000, 5_000, 30_000, 75_000, 75_000, 301_000, 1_860_000),
    newestFirst: flag,
  })
  .map(wechat.live)
const jumping = fc.record({ ms: fc.constantFrom(-60_000, -360_000, 360_000, 1_860_000) }).map(wechat.jump)
const restarting = fc.record({ losesJobs: flag }).map(wechat.restart)

const interruptible = fc.oneof(
  placing,
  pricing,
  { arbitrary: starting, weight: 3 },
  polling,
  expiring,
  cancelling,
  asking,
  deciding,
  { arbitrary: delivering, weight: 2 },
  resending,
  { arbitrary: living, weight: 2 },
)
const cutting = fc
  .tuple(
    interruptible,
    fc.record({ n: fc.integer({ min: 1, max: 7 }), side: fc.constantFrom('before', 'after'), retry: flag }),
  )
  .map(([inner, at]) => cutDuring(inner, at))

/** How every life begins, so that there is something for the rest to happen to: shoppers with balance, and orders. */
export const firstSteps: Arbitrary<Step[]> = fc
  .tuple(
    fc.constantFrom(0, 1000, 2000, 9000),
    fc.record({ sku: fc.nat({ max: 2 }), coupon: flag, useBalance: flag }),
    fc.record({ shopper: fc.nat({ max: 1 }), sku: fc.nat({ max: 2 }), coupon: flag, useBalance: flag }),
  )
  .map(([amountFen, first, second]) => [
    ...(amountFen > 0 ? [shop.credit({ shopper: 0, amountFen, key: 100 })] : []),
    shop.place({ shopper: 0, sku: first.sku, quantity: 1, coupon: first.coupon, key: 100 }),
    shop.place({ shopper: second.shopper, sku: second.sku, quantity: 1, coupon: second.coupon, key: 101 }),
    shop.start({ order: 0, useBalance: first.useBalance }),
    shop.start({ order: 1, useBalance: second.useBalance }),
  ])

/** Any step, those that move money more often than those that disturb. */
export const anyStep: Arbitrary<Step> = fc.oneof(
  { arbitrary: placing, weight: 8 },
  { arbitrary: crediting, weight: 3 },
  { arbitrary: pricing, weight: 2 },
  { arbitrary: starting, weight: 9 },
  { arbitrary: paying, weight: 9 },
  { arbitrary: delivering, weight: 5 },
  { arbitrary: dropping, weight: 1 },
  { arbitrary: resending, weight: 3 },
  { arbitrary: polling, weight: 2 },
  { arbitrary: querying, weight: 2 },
  { arbitrary: expiring, weight: 1 },
  { arbitrary: cancelling, weight: 2 },
  { arbitrary: asking, weight: 4 },
  { arbitrary: deciding, weight: 4 },
  { arbitrary: refundEnding, weight: 2 },
  { arbitrary: refundResending, weight: 1 },
  { arbitrary: refundPlanning, weight: 1 },
  { arbitrary: funding, weight: 1 },
  { arbitrary: failing, weight: 3 },
  { arbitrary: racing, weight: 1 },
  { arbitrary: lagging, weight: 1 },
  { arbitrary: living, weight: 8 },
  { arbitrary: jumping, weight: 1 },
  { arbitrary: restarting, weight: 1 },
  { arbitrary: cutting, weight: 6 },
)
