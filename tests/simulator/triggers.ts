import type { BridgeQuirk } from './sheets'
import type { CallKind, Fault } from './faults'
import type { NotifyPlan } from './notify-plan'
import type { RefundPlan } from './refund-plan'

/** What happens to an order whose amount ends in these two digits. */
export interface Trigger {
  /** The last two digits of `total_fee`, in fen. */
  ending: string
  zh: string
  en: string
  /** The first call of this kind for the order goes wrong, later ones do not (unless `always`). */
  call?: { kind: CallKind; fault: Fault; always?: true }
  notify?: NotifyPlan
  bridge?: BridgeQuirk
  coupon?: true
  refund?: RefundPlan
}

const systemError = { as: 'err_code', err_code: 'SYSTEMERROR', err_code_des: '系统超时' } as const

/**
 * Amounts with a special outcome, like a card scheme's test cards. They count only where the total is
 * no multiple of 10 fen, so ordinary prices never meet them by accident.
 */
export const triggers = [
  { ending: '01', zh: '正常支付', en: 'pays normally' },
  {
    ending: '11',
    zh: '统一下单先报一次 SYSTEMERROR，什么也没做',
    en: 'unifiedorder: SYSTEMERROR once, before doing it',
    call: { kind: 'unifiedorder', fault: systemError },
  },
  {
    ending: '12',
    zh: '统一下单已成功，却报一次 SYSTEMERROR',
    en: 'unifiedorder: SYSTEMERROR once, after doing it',
    call: { kind: 'unifiedorder', fault: { ...systemError, after: true } },
  },
  { ending: '13', zh: '支付通知丢失', en: 'notification lost', notify: { lost: true } },
  { ending: '14', zh: '支付通知晚到 30 秒', en: 'notification 30 s late', notify: { delayMs: 30_000 } },
  {
    ending: '15',
    zh: '两份通知同时到达',
    en: 'two notifications at once',
    notify: { copies: 2, atOnce: true },
  },
  {
    ending: '16',
    zh: '第一份通知被改动，15 秒后重发正确的',
    en: 'first notification tampered with, the next (15 s) is right',
    notify: { corrupt: 'total_fee' },
  },
  {
    ending: '17',
    zh: '没有扣款，却告诉页面支付成功',
    en: 'page is told "ok", nothing is paid',
    bridge: { paysNothing: true, tells: 'ok' },
  },
  {
    ending: '18',
    zh: '已扣款，却告诉页面已取消',
    en: 'paid, but the page is told "cancel"',
    bridge: { tells: 'cancel' },
  },
  { ending: '19', zh: '代金券抵扣一部分', en: 'part is paid by coupon', coupon: true },
  {
    ending: '21',
    zh: '统一下单报 NOTENOUGH 余额不足',
    en: 'unifiedorder: NOTENOUGH',
    call: {
      kind: 'unifiedorder',
      fault: { as: 'err_code', err_code: 'NOTENOUGH', err_code_des: '余额不足' },
      always: true,
    },
  },
  {
    ending: '22',
    zh: '统一下单已成功，但连接断开一次',
    en: 'unifiedorder: connection reset once, after doing it',
    call: { kind: 'unifiedorder', fault: { as: 'reset', after: true } },
  },
  {
    ending: '23',
    zh: '统一下单的应答签名错误一次',
    en: 'unifiedorder: answer wrongly signed once',
    call: { kind: 'unifiedorder', fault: { as: 'wrong_signature' } },
  },
  {
    ending: '24',
    zh: '已扣款，支付后页面收不到任何回应',
    en: 'paid, but the page is never told anything',
    bridge: { tells: 'nothing' },
  },
  {
    ending: '25',
    zh: '收银台打开前先回 pre_verify_jsapi:ok',
    en: 'the bridge says pre_verify_jsapi:ok before the sheet opens',
    bridge: { preVerify: true },
  },
  {
    ending: '26',
    zh: '退款已受理，却报一次 SYSTEMERROR',
    en: 'refund: SYSTEMERROR once, after doing it',
    call: { kind: 'refund', fault: { ...systemError, after: true } },
  },
  {
    ending: '27',
    zh: '退款异常（CHANGE）：原卡已失效',
    en: 'refund ends as CHANGE: the card is dead',
    refund: { ends: 'CHANGE' },
  },
  {
    ending: '28',
    zh: '退款关闭（REFUNDCLOSE）',
    en: 'refund ends as REFUNDCLOSE',
    refund: { ends: 'REFUNDCLOSE' },
  },
  {
    ending: '29',
    zh: '退款通知丢失',
    en: 'refund succeeds, its notification is lost',
    refund: { notify: { lost: true } },
  },
] as const satisfies readonly Trigger[]

export function findTrigger(totalFen: number): Trigger | null {
  if (totalFen % 10 === 0) return null
  const ending = String(totalFen % 100).padStart(2, '0')
  return triggers.find((trigger) => trigger.ending === ending) ?? null
}
