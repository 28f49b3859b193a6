import { afterEach, beforeEach, expect, test } from 'vitest'
import { merchant, startShopStub, type ShopStub } from '../simulator/shop-stub'
import { sign } from '../simulator/signing'

const number = '20261124000001A1'
const ok = 'get_brand_wcpay_request:ok'
const fail = 'get_brand_wcpay_request:fail'
let shop: ShopStub

beforeEach(async () => {
  shop = await startShopStub()
})
afterEach(() => shop.stop())

async function prepay(changes: Record<string, string> = {}) {
  return (await shop.order(changes))['prepay_id'] ?? ''
}

function open(params: Record<string, unknown>, { page = '/pay/1?x=/y/', shopper = 'xiaomei' } = {}) {
  return shop.simulator.control.openSheet({ params, url: `${shop.origin}${page}`, shopper })
}

async function opened(changes: Record<string, string> = {}, shopper = 'xiaomei'): Promise<string> {
  const answer = open(shop.bridgeParams(await prepay(changes)), { shopper })
  if (!answer.opened) throw new Error(answer.notice)
  return answer.sheet.id
}

const state = () => shop.simulator.books.orders.get(number)?.state
const enter = (id: string, password = '123456') => shop.simulator.control.enterPassword(id, password)

test('opens with the amount and the seller, and six digits pay', async () => {
  const answer = open(shop.bridgeParams(await prepay()))
  expect(answer).toMatchObject({ opened: true, sheet: { totalFen: 100, merchant: '收银', payer: '小美' } })
  expect(state()).toBe('NOTPAY')
  const id = answer.opened ? answer.sheet.id : ''
  expect(enter(id, '12345')).toMatchObject({ paid: false, err_msg: fail })
  expect(enter(id, '12345a')).toMatchObject({ paid: false })
  expect(enter(id)).toEqual({ paid: true, err_msg: ok, notice: null })
  expect(state()).toBe('SUCCESS')
  expect(enter(id)).toMatchObject({ paid: false, notice: '该订单已支付，请勿重复支付' })
  await shop.simulator.control.idle()
  expect(shop.notifications).toHaveLength(1)
})

test.each(['/', '/pay', '/pay/deeper/1', '/cart/1', '/paying/1'])(
  'refuses the unregistered page %s',
  async (page) => {
    const params = shop.bridgeParams(await prepay())
    expect(open(params, { page })).toMatchObject({
      opened: false,
      err_msg: 'getBrandWCPayRequest:fail',
      notice: expect.stringContaining('当前页面的URL未注册'),
    })
    shop.simulator.control.setUnregisteredTells('cancel')
    expect(open(params, { page })).toMatchObject({ err_msg: 'get_brand_wcpay_request:cancel' })
  },
)

test('a root entry registers the whole domain', async () => {
  shop.simulator.control.setPayDirectories([`${shop.origin}/`])
  expect(open(shop.bridgeParams(await prepay()), { page: '/any/where' })).toMatchObject({ opened: true })
})

test.each(['appId', 'timeStamp', 'nonceStr', 'package', 'signType', 'paySign'])(
  'refuses parameters whose %s is missing, a number or changed',
  async (name) => {
    const params = shop.bridgeParams(await prepay())
    for (const value of [undefined, 1774495197, `${params[name]}x`]) {
      expect(open({ ...params, [name]: value })).toMatchObject({ opened: false, err_msg: fail })
    }
    expect(open(params)).toMatchObject({ opened: true })
  },
)

test('the sign type of the bridge must be that of the order', async () => {
  const prepayId = await prepay({ sign_type: 'HMAC-SHA256' })
  expect(open(shop.bridgeParams(prepayId, 'MD5'))).toMatchObject({ notice: '支付验证签名失败' })
  const claimed = { ...shop.bridgeParams(prepayId, 'MD5'), signType: 'HMAC-SHA256' }
  expect(
    open({ ...claimed, paySign: sign({ ...claimed, paySign: '' }, merchant.apiKey, 'MD5') }),
  ).toMatchObject({
    opened: false,
  })
})

test('only the person who ordered can pay', async () => {
  expect(open(shop.bridgeParams(await prepay()), { shopper: 'xiaoming' })).toMatchObject({
    opened: false,
    notice: expect.stringContaining('下单账号与支付账号不一致'),
  })
})

test('a prepay_id lives two hours; the same request brings a new one, and older live ones still work', async () => {
  const first = shop.bridgeParams(await prepay())
  await shop.simulator.control.advanceClock(2 * 3600_000 - 1)
  const second = shop.bridgeParams(await prepay())
  expect(open(first)).toMatchObject({ opened: true })
  await shop.simulator.control.advanceClock(1)
  expect(open(first)).toMatchObject({ opened: false, notice: '调用支付JSAPI缺少参数：total_fee' })
  expect(open(second)).toMatchObject({ opened: true })
})

test('after time_expire no sheet opens, but one opened before still pays', async () => {
  const time_expire = '20200101000000'
  const params = shop.bridgeParams(await prepay({ time_expire }))
  const before = open(params)
  await shop.simulator.control.advanceClock(60_001)
  expect(open(params)).toMatchObject({ opened: false, notice: '订单已过期，请重新下单' })
  expect(before.opened && enter(before.sheet.id)).toMatchObject({ paid: true })
})

test('a paid or closed order opens no sheet, and a sheet left open cannot pay it', async () => {
  const params = shop.bridgeParams(await prepay())
  const before = open(params)
  await shop.simulator.control.advanceClock(5 * 60_000)
  await shop.call('/pay/closeorder', { appid: merchant.appid, mch_id: merchant.mchid, out_trade_no: number })
  expect(open(params)).toMatchObject({ opened: false, notice: '订单已关闭，请重新下单' })
  expect(before.opened && enter(before.sheet.id)).toMatchObject({ paid: false, notice: '订单已关闭' })
  expect(state()).toBe('CLOSED')
})

test('the page can be told anything, whatever happened to the money', async () => {
  const { control } = shop.simulator
  control.nextSheet({ paysNothing: true, tells: 'ok' })
  expect(enter(await opened())).toEqual({ paid: false, err_msg: ok, notice: null })
  expect(state()).toBe('NOTPAY')
  control.nextSheet({ tells: 'cancel' })
  expect(enter(await opened())).toMatchObject({ paid: true, err_msg: 'get_brand_wcpay_request:cancel' })
  expect(state()).toBe('SUCCESS')
  expect(enter(await opened({ out_trade_no: 'told24', total_fee: '124' }))).toMatchObject({
    paid: true,
    err_msg: null,
  })
  expect(enter(await opened({ out_trade_no: 'told17', total_fee: '117' }))).toMatchObject({
    paid: false,
    err_msg: ok,
  })
  expect(open(shop.bridgeParams(await prepay({ out_trade_no: 'told25', total_fee: '125' })))).toMatchObject({
    sheet: { preVerify: true },
  })
})

test('the poor shopper cannot pay, and their order stays unpaid', async () => {
  const openid = shop.simulator.control.openid('xiaoqiong')
  expect(enter(await opened({ openid }, 'xiaoqiong'))).toMatchObject({
    paid: false,
    notice: expect.stringContaining('余额不足'),
  })
  expect(state()).toBe('NOTPAY')
})
