import { createDecipheriv, createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repetitionsS } from '../simulator/notify-plan'
import { accepted, merchant, refused, startShopStub, type ShopStub } from '../simulator/shop-stub'
import type { Fields } from '../simulator/signing'
import { readXml } from '../simulator/xml'

const number = '20261124000001A1'
let shop: ShopStub

beforeEach(async () => {
  shop = await startShopStub()
  await shop.order()
  shop.simulator.control.pay(number)
  await shop.simulator.control.idle()
  shop.notifications.length = 0
  shop.simulator.books.deliveries.length = 0
})
afterEach(() => shop.stop())

/** As the document says, by other means than the simulator's own. */
function decrypted(said: Fields | undefined): string {
  const key = createHash('md5').update(merchant.apiKey).digest('hex')
  const decipher = createDecipheriv('aes-256-ecb', key, '')
  return decipher.update(said?.['req_info'] ?? '', 'base64', 'utf8') + decipher.final('utf8')
}
const told = (said: Fields | undefined) => readXml(decrypted(said), 'root')

async function refunded(changes: Fields = {}) {
  await shop.refund(changes)
  await shop.simulator.control.advanceClock(3000)
}
const outcomes = () => shop.simulator.books.deliveries.map(({ outcome }) => outcome)

test('tells the notify_url of the refund, encrypted, without a signature', async () => {
  await refunded()
  const { url, out_refund_no } = shop.simulator.books.deliveries[0] ?? {}
  expect({ url, out_refund_no }).toEqual({ url: `${shop.origin}/pay/notify/v2/refund`, out_refund_no: 'R1' })
  const [said] = shop.notifications
  expect(Object.keys(said ?? {}).sort()).toEqual(['appid', 'mch_id', 'nonce_str', 'req_info', 'return_code'])
  expect(told(said)).toEqual({
    out_refund_no: 'R1',
    out_trade_no: number,
    refund_account: 'REFUND_SOURCE_UNSETTLED_FUNDS',
    refund_fee: '40',
    refund_id: shop.simulator.books.refunds.get('R1')?.refund_id,
    refund_recv_accout: '支付用户零钱',
    refund_request_source: 'API',
    refund_status: 'SUCCESS',
    settlement_refund_fee: '40',
    settlement_total_fee: '100',
    success_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    total_fee: '100',
    transaction_id: shop.simulator.books.orders.get(number)?.payment?.transaction_id,
  })
})

test('tells nobody while it is under way, nor without a notify_url', async () => {
  await shop.refund()
  await shop.simulator.control.advanceClock(2999)
  expect(shop.notifications).toHaveLength(0)
  await shop.simulator.control.advanceClock(1)
  await refunded({ out_refund_no: 'R2', notify_url: '' })
  expect(shop.notifications).toHaveLength(1)
  expect(shop.simulator.books.jobs.has('R2 SUCCESS')).toBe(false)
})

test('repeats on the same fifteen steps until the shop says SUCCESS', async () => {
  shop.answer.body = refused
  await refunded()
  const startedAt = shop.simulator.books.deliveries[0]?.at ?? 0
  await shop.simulator.control.advanceClock(48 * 3600_000)
  expect(shop.simulator.books.deliveries.map(({ at }) => (at - startedAt) / 1000)).toEqual([
    0,
    ...repetitionsS,
  ])
  expect(shop.simulator.books.jobs.get('R1 SUCCESS')?.state).toBe('given_up')
})

test('can be lost, late, dropped, doubled and spoilt like any other', async () => {
  const { control } = shop.simulator
  control.nextRefund({ notify: { lost: true } })
  await refunded({ refund_fee: '1' })
  await control.advanceClock(48 * 3600_000)
  expect(shop.notifications).toHaveLength(0)
  expect(await control.resendRefundNotification('R1')).toMatchObject({ outcome: 'accepted' })

  control.nextRefund({ notify: { delayMs: 30_000 } })
  await refunded({ out_refund_no: 'R2', refund_fee: '1' })
  expect(shop.notifications).toHaveLength(1)
  await control.advanceClock(30_000)
  expect(told(shop.notifications[1])).toMatchObject({ out_refund_no: 'R2' })

  control.dropNotifications(1)
  await refunded({ out_refund_no: 'R3', refund_fee: '1' })
  expect(outcomes().at(-1)).toBe('dropped')
  await control.advanceClock(15_000)
  expect(told(shop.notifications[2])).toMatchObject({ out_refund_no: 'R3' })

  control.nextRefund({ notify: { copies: 3, atOnce: true } })
  await refunded({ out_refund_no: 'R4', refund_fee: '1' })
  expect(shop.notifications).toHaveLength(6)

  shop.answer.body = refused
  control.nextRefund({ notify: { corrupt: 'refund_fee' } })
  await refunded({ out_refund_no: 'R5', refund_fee: '1' })
  expect(told(shop.notifications[6])).toMatchObject({ out_refund_no: 'R5', refund_fee: '2' })
  shop.answer.body = accepted
  await control.advanceClock(15_000)
  expect(told(shop.notifications[7])).toMatchObject({ out_refund_no: 'R5', refund_fee: '1' })
})

test.each(['CHANGE', 'REFUNDCLOSE'] as const)('tells of %s, without a time of success', async (ends) => {
  shop.simulator.control.nextRefund({ ends })
  await refunded()
  const said = told(shop.notifications[0])
  expect(said).toMatchObject({ refund_status: ends })
  expect(said).not.toHaveProperty('success_time')
})

test('CHANGE and what came of it can arrive in either order, each as it was', async () => {
  const { control } = shop.simulator
  control.nextRefund({ ends: 'CHANGE' })
  control.holdNotifications()
  await refunded()
  control.endRefund('R1', 'SUCCESS')
  await control.idle()
  expect(control.heldNotifications()).toEqual([
    { out_trade_no: number, out_refund_no: 'R1', refund_status: 'CHANGE' },
    { out_trade_no: number, out_refund_no: 'R1', refund_status: 'SUCCESS' },
  ])
  await control.deliverHeld(1)
  await control.deliverHeld(0)
  expect(shop.notifications.map((said) => told(said)?.['refund_status'])).toEqual(['SUCCESS', 'CHANGE'])
})

test('a forged one is told by nothing but what it says', async () => {
  const { control } = shop.simulator
  control.nextRefund({ ends: 'never' })
  await shop.refund()
  expect(await control.resendRefundNotification('R1')).toBeNull()
  expect(await control.resendRefundNotification('unknown', 'claims_success')).toBeNull()
  const send = async (corruption: Parameters<typeof control.resendRefundNotification>[1]) => {
    await control.resendRefundNotification('R1', corruption)
    return shop.notifications.at(-1)
  }
  expect(told(await send('claims_success'))).toMatchObject({ refund_status: 'SUCCESS', refund_fee: '40' })
  expect(told(await send('total_fee'))).toMatchObject({ total_fee: '101' })
  expect(told(await send('out_refund_no'))?.['out_refund_no']).not.toBe('R1')
  expect(told(await send('out_trade_no'))?.['out_trade_no']).not.toBe(number)
  expect((await send('mch_id'))?.['mch_id']).not.toBe(merchant.mchid)
  expect(decrypted(await send('doctype'))).toMatch(/^<!DOCTYPE root \[<!ENTITY status "PROCESSING">\]><root>/)
  expect(decrypted(await send('pasted_blocks'))).toMatch(/^<root><out_refund_no>.*<\/root>$/s)
  expect(told(await send('pasted_blocks'))?.['out_refund_no']).not.toBe('R1')
})

test.each(['other_key', 'bad_padding', 'not_base64', 'empty', 'truncated', 'not_xml'] as const)(
  'nothing can be read from one that is spoilt: %s',
  async (corruption) => {
    await refunded()
    await shop.simulator.control.resendRefundNotification('R1', corruption)
    const spoilt = shop.notifications.at(-1)
    let text: string | null = null
    try {
      text = decrypted(spoilt)
    } catch {
      text = null
    }
    expect(text === null ? null : readXml(text, 'root')).toBeNull()
    expect(decrypted(shop.notifications[0])).toContain('<refund_status>')
    if (corruption === 'not_base64') expect(spoilt?.['req_info']).toMatch(/^\*/)
  },
)
