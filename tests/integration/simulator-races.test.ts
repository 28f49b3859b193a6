import { afterEach, beforeEach, expect, test } from 'vitest'
import { merchant, startShopStub, type ShopStub } from '../simulator/shop-stub'
import type { Fields } from '../simulator/signing'

const number = '20261124000001A1'
const identity = { appid: merchant.appid, mch_id: merchant.mchid, out_trade_no: number }
const fiveMinutesMs = 5 * 60_000
let shop: ShopStub

beforeEach(async () => {
  shop = await startShopStub()
})
afterEach(() => shop.stop())

const query = async () => (await shop.call('/pay/orderquery', identity))['trade_state']
const close = () => shop.call('/pay/closeorder', identity)
const control = () => shop.simulator.control
const state = () => shop.simulator.books.orders.get(number)?.state

test('paid between query and close: the query said NOTPAY, the close says ORDERPAID', async () => {
  await shop.order()
  await control().advanceClock(fiveMinutesMs)
  control().payDuring('closeorder', 'before')
  expect(await query()).toBe('NOTPAY')
  expect(await close()).toMatchObject({ result_code: 'FAIL', err_code: 'ORDERPAID' })
  expect(await query()).toBe('SUCCESS')
  await control().idle()
  expect(shop.notifications).toHaveLength(1)
})

test('paid while the answer of the query is on its way', async () => {
  await shop.order()
  control().payDuring('orderquery', 'after')
  expect(await query()).toBe('NOTPAY')
  expect(state()).toBe('SUCCESS')
  expect(await query()).toBe('SUCCESS')
})

test('after a close nothing can be paid, not even on a sheet that was open before', async () => {
  const prepay_id = (await shop.order())['prepay_id'] ?? ''
  const opened = control().openSheet({
    params: shop.bridgeParams(prepay_id),
    url: `${shop.origin}/pay/1`,
    shopper: 'xiaomei',
  })
  await control().advanceClock(fiveMinutesMs)
  control().payDuring('closeorder', 'after')
  expect(await close()).toMatchObject({ result_code: 'SUCCESS' })
  expect(state()).toBe('CLOSED')
  const entered = control().enterPassword(opened.opened ? opened.sheet.id : '', '123456')
  expect(entered).toMatchObject({ paid: false, notice: '订单已关闭' })
})

test('a close that is refused for coming early leaves the order to be paid', async () => {
  await shop.order()
  expect(await close()).toMatchObject({ err_code: 'INVALID_REQUEST' })
  expect(control().pay(number).paid).toBe(true)
  await control().advanceClock(fiveMinutesMs)
  expect(await close()).toMatchObject({ err_code: 'ORDERPAID' })
})

test('SYSTEMERROR of a close comes after the order is closed', async () => {
  await shop.order()
  await control().advanceClock(fiveMinutesMs)
  control().fail('closeorder', { as: 'err_code', err_code: 'SYSTEMERROR', after: true })
  expect(await close()).toMatchObject({ err_code: 'SYSTEMERROR' })
  expect(state()).toBe('CLOSED')
  expect(await close()).toMatchObject({ err_code: 'ORDERCLOSED' })
})

test('N1: the notification arrives while the answer of unifiedorder is still held', async () => {
  const reached = control().hold('unifiedorder', 'after')
  const answer: Promise<Fields> = shop.order()
  const held = await reached
  expect(control().pay(number).paid).toBe(true)
  await control().idle()
  expect(shop.notifications).toHaveLength(1)
  held.release()
  expect(await answer).toMatchObject({ result_code: 'SUCCESS' })
})

test('W4: queries flip as replicas lag behind, and end with the truth', async () => {
  await shop.order()
  control().pay(number)
  control().lagQueries('orderquery', ['lagging', 'current', 'lagging'])
  expect([await query(), await query(), await query(), await query()]).toEqual([
    'NOTPAY',
    'SUCCESS',
    'NOTPAY',
    'SUCCESS',
  ])
})

test('C6: a refund that was told as SUCCESS is still PROCESSING to a replica that lags', async () => {
  await shop.order()
  control().pay(number)
  await shop.refund()
  await control().advanceClock(3000)
  control().lagQueries('refundquery', ['lagging'])
  const status = async () =>
    (await shop.call('/pay/refundquery', { ...identity, out_refund_no: 'R1' }))['refund_status_0']
  expect([await status(), await status()]).toEqual(['PROCESSING', 'SUCCESS'])
})

test('held notifications go out in the order the test likes, or vanish and come again', async () => {
  control().holdNotifications()
  for (const out_trade_no of ['first01', 'second01', 'third01']) {
    await shop.order({ out_trade_no })
    control().pay(out_trade_no)
    await control().idle()
  }
  const waiting = () => control().heldNotifications()
  expect(waiting().map((one) => one.out_trade_no)).toEqual(['first01', 'second01', 'third01'])
  await control().deliverHeld(2)
  await control().dropHeld(0)
  expect(shop.notifications.map((said) => said['out_trade_no'])).toEqual(['third01'])
  expect(waiting()).toEqual([{ out_trade_no: 'second01' }])
  await control().advanceClock(15_000)
  expect(waiting().map((one) => one.out_trade_no)).toEqual(['second01', 'first01'])
  await control().deliverHeld(7)
  await control().releaseNotifications()
  expect(shop.notifications).toHaveLength(3)
})

test('a payment can use several coupons, and nothing but coupons', async () => {
  control().nextCoupons([
    { coupon_fee: 30, coupon_type: 'CASH' },
    { coupon_fee: 20, coupon_type: 'NO_CASH' },
  ])
  await shop.order()
  control().pay(number)
  await control().idle()
  expect(shop.notifications[0]).toMatchObject({
    total_fee: '100',
    cash_fee: '50',
    coupon_fee: '50',
    coupon_count: '2',
    coupon_fee_1: '20',
    settlement_total_fee: '80',
  })
  control().nextCoupons([{ coupon_fee: 500, coupon_type: 'CASH' }])
  await shop.order({ out_trade_no: 'another01' })
  control().pay('another01')
  await control().idle()
  expect(shop.notifications[1]).toMatchObject({ total_fee: '100', cash_fee: '0', coupon_fee: '100' })
  expect(shop.notifications[1]).not.toHaveProperty('settlement_total_fee')
})

test('starting afresh forgets books, schedule and arrangements, and goes on listening', async () => {
  const { books } = shop.simulator
  shop.answer.body = '<xml/>'
  await shop.order()
  control().pay(number)
  await shop.refund()
  control().fail('unifiedorder', { as: 'hang' })
  control().setMerchantFunds(0)
  control().payDuring('orderquery', 'after')
  await control().startAfresh()
  expect([books.orders.size, books.refunds.size, books.jobs.size, books.deliveries.length]).toEqual([
    0, 0, 0, 0,
  ])
  const before = shop.notifications.length
  await control().advanceClock(48 * 3600_000)
  expect(shop.notifications).toHaveLength(before)
  expect(await shop.order()).toMatchObject({ result_code: 'SUCCESS' })
  expect(await query()).toBe('NOTPAY')
  expect(await query()).toBe('NOTPAY')
})
