import { randomUUID } from 'node:crypto'
import type { Order, Sheet } from './books'
import { findOrder } from './find-order'
import { payOrder } from './pay-order'
import { openidOf, shopperWithOpenid } from './people'
import type { Shopper } from './shoppers'
import { sign, type Fields } from './signing'
import { findTrigger } from './triggers'
import type { Wechat } from './wechat'

/** How one pay sheet misbehaves. */
export interface BridgeQuirk {
  /** The password is taken, and no money moves. */
  paysNothing?: boolean
  /** What the page is told whatever happened. */
  tells?: 'ok' | 'cancel' | 'fail' | 'nothing'
  /** The bridge says `pre_verify_jsapi:ok` before the sheet opens, as some phones do. */
  preVerify?: boolean
}

export interface OpenRequest {
  /** What the page handed to `getBrandWCPayRequest`, untouched. */
  params: Record<string, unknown>
  /** The address of that page. */
  url: string
  shopper: Shopper
}

export type OpenAnswer =
  | {
      opened: true
      sheet: {
        id: string
        totalFen: number
        merchant: string
        body: string
        payer: string
        preVerify: boolean
      }
    }
  | { opened: false; err_msg: string; notice: string }

export type EnterAnswer = { paid: boolean; err_msg: string | null; notice: string | null }

const prefix = 'get_brand_wcpay_request'
const prepayLifeMs = 2 * 60 * 60_000
const bridgeNames = ['appId', 'timeStamp', 'nonceStr', 'package', 'signType'] as const

/** Chapter 7_7: checks all that WeChat checks before its sheet appears. */
export function openSheet(wechat: Wechat, { params, url, shopper }: OpenRequest): OpenAnswer {
  if (!isRegistered(wechat, url)) {
    const fails = wechat.arranged.unregisteredTells === 'fail'
    const err_msg = fails ? 'getBrandWCPayRequest:fail' : `${prefix}:cancel`
    return noted(wechat, { opened: false, err_msg, notice: `当前页面的URL未注册：${url}` })
  }
  const found = findPrepaid(wechat, params)
  const refused = typeof found === 'string' ? found : findSheetRefusal(wechat, found, shopper)
  if (refused !== null || typeof found === 'string') {
    return noted(wechat, { opened: false, err_msg: `${prefix}:fail`, notice: refused ?? '' })
  }
  const quirk = wechat.arranged.sheets.shift() ?? findTrigger(found.totalFen)?.bridge ?? {}
  const openid = openidOf(wechat, shopper)
  const sheet: Sheet = {
    id: randomUUID(),
    out_trade_no: found.out_trade_no,
    openid,
    openedAt: wechat.clock.now(),
    quirk,
  }
  wechat.books.sheets.set(sheet.id, sheet)
  wechat.save()
  const body = found.parameters['body'] ?? ''
  return noted(wechat, {
    opened: true,
    sheet: {
      id: sheet.id,
      totalFen: found.totalFen,
      // "公众号名称-实际商品名称": the first half is who sells.
      merchant: body.split('-')[0] ?? body,
      body,
      payer: shopper.nickname,
      preVerify: quirk.preVerify ?? false,
    },
  })
}

/** Six digits on the pad: pays unless the order has been closed or paid since, or the quirk says otherwise. */
export function enterPassword(wechat: Wechat, id: string, password: string): EnterAnswer {
  const sheet = wechat.books.sheets.get(id)
  const order = sheet && findOrder(wechat, sheet.out_trade_no)
  const shopper = sheet && shopperWithOpenid(wechat, sheet.openid)
  if (!sheet || !order || !shopper || !/^[0-9]{6}$/.test(password)) {
    return { paid: false, err_msg: `${prefix}:fail`, notice: '支付密码错误，请重试' }
  }
  if (order.state !== 'NOTPAY') {
    const notice = order.state === 'SUCCESS' ? '该订单已支付，请勿重复支付' : '订单已关闭'
    return { paid: false, err_msg: `${prefix}:fail`, notice }
  }
  if (shopper.poor)
    return { paid: false, err_msg: `${prefix}:cancel`, notice: '零钱余额不足，请更换支付方式' }
  if (!sheet.quirk.paysNothing) payOrder(wechat, order, shopper)
  const tells = sheet.quirk.tells ?? 'ok'
  return {
    paid: !sheet.quirk.paysNothing,
    err_msg: tells === 'nothing' ? null : `${prefix}:${tells}`,
    notice: null,
  }
}

/** A root entry registers its whole domain; a deeper one exactly the pages directly in it. */
function isRegistered({ merchant }: Wechat, url: string): boolean {
  const page = url.replace(/[?#].*$/, '')
  const directory = page.slice(0, page.lastIndexOf('/') + 1)
  return merchant.payDirectories.some((entry) => {
    const isRoot = /^https?:\/\/[^/]+\/?$/.test(entry)
    return isRoot ? page.startsWith(`${entry.replace(/\/$/, '')}/`) : directory === entry
  })
}

/** The order behind the page's parameters, or the sentence the phone shows instead. */
function findPrepaid(wechat: Wechat, params: Record<string, unknown>): Order | string {
  const fields: Fields = {}
  for (const name of bridgeNames) {
    const value = params[name]
    // A number where WeChat wants text works on some phones and not on others: here it never does.
    if (typeof value !== 'string' || value === '') return `调用支付JSAPI缺少参数：${name}`
    fields[name] = value
  }
  const prepay = wechat.books.prepays.get((fields['package'] ?? '').replace(/^prepay_id=/, ''))
  const order = prepay && findOrder(wechat, prepay.out_trade_no)
  const alive = prepay && wechat.clock.now() < prepay.issuedAt + prepayLifeMs
  const sameApp = fields['appId'] === wechat.merchant.appid
  if (!order || !alive || !sameApp || !(fields['package'] ?? '').startsWith('prepay_id=')) {
    return '调用支付JSAPI缺少参数：total_fee'
  }
  const expected = sign(fields, wechat.merchant.apiKey, order.signType)
  if (fields['signType'] !== order.signType || params['paySign'] !== expected) return '支付验证签名失败'
  return order
}

function findSheetRefusal(wechat: Wechat, order: Order, shopper: Shopper): string | null {
  if (order.state === 'SUCCESS') return '该订单已支付，请勿重复支付'
  if (order.state === 'CLOSED') return '订单已关闭，请重新下单'
  if (wechat.clock.now() > order.expiresAt) return '订单已过期，请重新下单'
  if (order.parameters['openid'] !== openidOf(wechat, shopper)) {
    return '下单账号与支付账号不一致，请核实后再支付'
  }
  return null
}

function noted(wechat: Wechat, answer: OpenAnswer): OpenAnswer {
  const zh = answer.opened ? '打开支付页' : `支付页打不开：${answer.notice}`
  const en = answer.opened ? 'pay sheet opened' : `pay sheet refused: ${answer.err_msg}`
  wechat.log({ kind: 'sheet', ok: answer.opened, zh, en })
  return answer
}
