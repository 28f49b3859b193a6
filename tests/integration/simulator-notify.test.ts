import { afterEach, beforeEach, expect, test } from 'vitest'
import { repetitionsS } from '../simulator/notify-plan'
import { merchant, refused, startShopStub, type ShopStub } from '../simulator/shop-stub'
import { sign } from '../simulator/signing'

const number = '20261124000001A1'
let shop: ShopStub

beforeEach(async () => {
  shop = await startShopStub()
})
afterEach(() => shop.stop())

async function pay(changes: Record<string, string> = {}) {
  await shop.order(changes)
  const outcome = shop.simulator.control.pay(changes['out_trade_no'] ?? number)
  expect(outcome.paid).toBe(true)
  await shop.simulator.control.idle()
}
const deliveries = () => shop.simulator.books.deliveries
const outcomes = () => deliveries().map(({ outcome }) => outcome)

test.each(['MD5', 'HMAC-SHA256'] as const)('notifies at once, signed with %s', async (sign_type) => {
  await pay({ sign_type, attach: 'x=1' })
  const [said] = shop.notifications
  expect(said).toMatchObject({
    out_trade_no: number,
    total_fee: '100',
    attach: 'x=1',
    result_code: 'SUCCESS',
  })
  expect(said?.['sign']).toBe(sign(said ?? {}, merchant.apiKey, sign_type))
  expect(outcomes()).toEqual(['accepted'])
  await shop.simulator.control.advanceClock(48 * 3600_000)
  expect(shop.notifications).toHaveLength(1)
})

test('repeats on the 15-step schedule until the shop says SUCCESS, then gives up', async () => {
  shop.answer.body = refused
  await pay()
  const startedAt = deliveries()[0]?.at ?? 0
  await shop.simulator.control.advanceClock(48 * 3600_000)
  expect(deliveries().map(({ at }) => (at - startedAt) / 1000)).toEqual([0, ...repetitionsS])
  expect(new Set(outcomes())).toEqual(new Set(['refused']))
  expect(shop.simulator.books.jobs.get(number)?.state).toBe('given_up')
  expect(new Set(shop.notifications.map(({ nonce_str }) => nonce_str)).size).toBe(16)
})

test.each([
  ['another status', 500, '<xml><return_code>SUCCESS</return_code></xml>'],
  ['a redirect', 302, '<xml><return_code>SUCCESS</return_code></xml>'],
  ['a page', 200, '<html>ok</html>'],
  ['JSON', 200, '{"return_code":"SUCCESS"}'],
  ['nothing', 200, ''],
])('%s does not count as an answer', async (_, status, body) => {
  Object.assign(shop.answer, { status, body })
  await pay()
  expect(outcomes()).toEqual(['refused'])
})

test('does not wait longer than five seconds', async () => {
  shop.answer.afterMs = 6000
  await pay()
  expect(outcomes()).toEqual(['timeout'])
  expect(deliveries()[0]?.ms).toBeGreaterThan(4900)
}, 15_000)

test('a lost notification never comes by itself, and can be resent', async () => {
  shop.simulator.control.nextNotification({ lost: true })
  await pay()
  await shop.simulator.control.advanceClock(48 * 3600_000)
  expect(shop.notifications).toHaveLength(0)
  expect(await shop.simulator.control.resendNotification(number)).toMatchObject({ outcome: 'accepted' })
  expect(await shop.simulator.control.resendNotification('unknown')).toBeNull()
})

test('late, dropped, doubled, spoilt and held notifications', async () => {
  const { control } = shop.simulator
  control.nextNotification({ delayMs: 30_000 })
  await pay({ out_trade_no: 'late01' })
  expect(shop.notifications).toHaveLength(0)
  await control.advanceClock(30_000)
  expect(shop.notifications).toHaveLength(1)

  control.dropNotifications(1)
  await pay({ out_trade_no: 'drop01' })
  expect(outcomes().at(-1)).toBe('dropped')
  await control.advanceClock(15_000)
  expect(outcomes().at(-1)).toBe('accepted')

  control.nextNotification({ copies: 3 })
  await pay({ out_trade_no: 'copies01' })
  expect(shop.notifications.filter(({ out_trade_no }) => out_trade_no === 'copies01')).toHaveLength(3)

  shop.answer.body = refused
  control.nextNotification({ corrupt: 'total_fee' })
  await pay({ out_trade_no: 'spoilt01' })
  const spoilt = shop.notifications.at(-1) ?? {}
  expect(spoilt['total_fee']).toBe('101')
  expect(sign(spoilt, merchant.apiKey, 'HMAC-SHA256')).not.toBe(spoilt['sign'])
  await control.advanceClock(15_000)
  expect(shop.notifications.at(-1)?.['total_fee']).toBe('100')

  control.holdNotifications()
  await pay({ out_trade_no: 'held01' })
  expect(shop.notifications.at(-1)?.['out_trade_no']).toBe('spoilt01')
  await control.releaseNotifications()
  expect(shop.notifications.at(-1)?.['out_trade_no']).toBe('held01')
})

test('two copies at once really meet', async () => {
  shop.answer.afterMs = 200
  shop.simulator.control.nextNotification({ copies: 2, atOnce: true })
  const startedAt = Date.now()
  await pay()
  expect(outcomes()).toEqual(['accepted', 'accepted'])
  expect(Date.now() - startedAt).toBeLessThan(400)
})

test.each(['signature', 'total_fee', 'out_trade_no', 'unsigned', 'truncated', 'not_xml'] as const)(
  'a copy can be spoilt: %s',
  async (corruption) => {
    await pay()
    await shop.simulator.control.resendNotification(number, corruption)
    const [right, spoilt = {}] = shop.notifications
    expect(spoilt['sign'] === sign(spoilt, merchant.apiKey, 'HMAC-SHA256')).toBe(false)
    expect(right?.['sign']).toBe(sign(right ?? {}, merchant.apiKey, 'HMAC-SHA256'))
  },
)

test('a coupon pays part: cash_fee is less than total_fee, and the parts add up', async () => {
  await pay({ total_fee: '119' })
  const [said] = shop.notifications
  expect(said).toMatchObject({
    total_fee: '119',
    cash_fee: '60',
    coupon_fee: '59',
    coupon_count: '1',
    coupon_fee_0: '59',
  })
})
