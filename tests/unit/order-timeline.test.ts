import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { orderEvents, timelineOf } from '@/lib/domain/order-timeline'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 2, minute))
const titles = (entries: { title: string }[]) => entries.map(({ title }) => title)

/** Everything that is written to an order's history: the SQL of the migrations, and the one TypeScript file that has its own. */
const sources = [
  ...readdirSync('prisma/migrations', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.sql'))
    .map((path) => `prisma/migrations/${path}`),
  ...readdirSync('lib/store', { encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `lib/store/${path}`),
].map((path) => readFileSync(path, 'utf8'))

/** What the event's name is made of where it is not written out. */
const computed: Record<string, readonly string[]> = {
  "'payment_' || p_to::text": ['payment_payable', 'payment_closed', 'payment_superseded'],
  "'refund_' || p_to::text": ['refund_succeeded', 'refund_abnormal', 'refund_closed'],
  p_outcome: ['settled', 'paid_after_close', 'duplicate_payment'],
  "p->>'outcome'": ['settled', 'paid_after_close', 'duplicate_payment'],
  // The function that writes them all.
  p_event: [],
}

/** The arguments of a call, as they stand. */
function splitArguments(text: string): string[] {
  const found: string[] = ['']
  let depth = 0
  for (const character of text) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth < 0) break
    if (character === ',' && depth === 0) found.push('')
    else found[found.length - 1] += character
  }
  return found.map((each) => each.replace(/\s+/g, ' ').trim())
}

function namesIn(expression: string): readonly string[] {
  const known = computed[expression]
  if (known) return known
  const choices = /^CASE WHEN .* THEN '(\w+)' ELSE '(\w+)' END$/.exec(expression)
  if (choices) return choices.slice(1)
  const literal = /^'(\w+)'$/.exec(expression)?.[1]
  if (literal === undefined) throw new Error(`this test cannot read the event ${expression}`)
  return [literal]
}

test('every event that the shop ever writes has its words, or is left out on purpose', () => {
  const third = sources.flatMap((text) =>
    [
      ...text.matchAll(
        /(?:PERFORM add_event\(|INSERT INTO order_events \([^)]*\)\s*(?:VALUES\s*\(|SELECT ))([\s\S]*?)[;`]/g,
      ),
    ].map(([, call = '']) => splitArguments(call)[2] ?? ''),
  )
  const written = new Set(third.flatMap(namesIn))
  expect(third.length).toBeGreaterThan(15)
  expect([...written].toSorted()).toEqual(orderEvents.toSorted())
})

test('an order’s life is told newest first, and what passes between machines is not', () => {
  const events = [
    { at: at(0), event: 'order_placed', detail: { totalFen: 100 } },
    { at: at(1), event: 'payment_opened', detail: { outTradeNo: '1A' } },
    { at: at(2), event: 'payment_superseded', detail: { outTradeNo: '1A' } },
    { at: at(3), event: 'payment_opened', detail: { outTradeNo: '1B' } },
    { at: at(4), event: 'queried', detail: { tradeState: 'NOTPAY' } },
    { at: at(5), event: 'settled', detail: { transactionId: '4200' } },
    { at: at(6), event: 'order_shipped', detail: { carrier: '顺丰速运', trackingNo: 'SF1', actor: '小王' } },
    { at: at(7), event: 'order_received', detail: { by: 'time' } },
    { at: at(8), event: 'a_word_of_tomorrow', detail: {} },
  ]
  const told = timelineOf(events, new Map())
  expect(titles(told)).toEqual([
    '超过收货时间，系统自动确认收货',
    '商家已发货',
    '支付成功',
    '发起支付',
    '提交订单',
  ])
  expect(told[1]).toEqual({ at: at(6), title: '商家已发货', note: '顺丰速运 SF1' })
  expect(JSON.stringify(told)).not.toMatch(/小王|4200|1A/)
})

test('a refund that nobody asked for is told as money that comes back, and what an operator notes is not told', () => {
  const events = [
    { at: at(0), event: 'duplicate_payment', detail: {} },
    { at: at(1), event: 'refund_processing', detail: { outRefundNo: 'R1' } },
    { at: at(2), event: 'refund_succeeded', detail: { outRefundNo: 'R1' } },
    {
      at: at(3),
      event: 'refund_approved',
      detail: { outRefundNo: 'R2', actor: '小王', decision: '内部备注' },
    },
    { at: at(4), event: 'refund_processing', detail: { outRefundNo: 'R2' } },
    { at: at(5), event: 'refund_rejected', detail: { outRefundNo: 'R3', decision: '商品已寄出' } },
  ]
  const told = timelineOf(events, new Map([['R1', 'duplicate_payment']]))
  expect(titles(told)).toEqual([
    '商家没有同意退款',
    '微信正在退款',
    '商家同意退款',
    '多付的款项已原路退回',
    '收到重复付款，多付的款项原路退回',
  ])
  expect(told[0]?.note).toBe('商品已寄出')
  expect(JSON.stringify(told)).not.toContain('内部备注')
})

test('money that came too late is told as what was paid, not as what was paid too much', () => {
  const events = [
    { at: at(0), event: 'paid_after_close', detail: { action: 'refund' } },
    { at: at(1), event: 'refund_abnormal', detail: { outRefundNo: 'R1' } },
    { at: at(2), event: 'refund_succeeded', detail: { outRefundNo: 'R1' } },
  ]
  expect(titles(timelineOf(events, new Map([['R1', 'paid_after_close']])))).toEqual([
    '款项已原路退回',
    '款项没有退成功，商家会联系您处理',
    '付款到账时订单已关闭，款项原路退回',
  ])
})

test('what cannot be read in a detail is left out, not shown', () => {
  const [entry] = timelineOf([{ at: at(0), event: 'refund_rejected', detail: null }], new Map())
  expect(entry).toEqual({ at: at(0), title: '商家没有同意退款', note: null })
})
