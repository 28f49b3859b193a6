import type { CallKind, Fault } from '../../simulator/faults'
import type { Corruption, RefundCorruption } from '../../simulator/notify-plan'
import type { RefundPlan, RefundStatus } from '../../simulator/refund-plan'
import { loseDueJobs, runJobs } from './jobs'
import { named, pick, step, type Step } from './step'

const faults = {
  refusedBusy: { as: 'err_code', err_code: 'SYSTEMERROR' },
  doneBusy: { as: 'err_code', err_code: 'SYSTEMERROR', after: true },
  badGateway: { as: 'http_status', status: 502 },
  doneBadGateway: { as: 'http_status', status: 502, after: true },
  reset: { as: 'reset' },
  doneReset: { as: 'reset', after: true },
  html: { as: 'html', after: true },
  wrongSignature: { as: 'wrong_signature', after: true },
} as const satisfies Record<string, Fault>

export const faultNames: readonly (keyof typeof faults)[] = [
  'refusedBusy',
  'doneBusy',
  'badGateway',
  'doneBadGateway',
  'reset',
  'doneReset',
  'html',
  'wrongSignature',
]

/** What WeChat, the network and time do. */
export const wechatSteps = {
  /** A shopper pays an order at WeChat, whatever the shop thinks of it by now. */
  pay: (of: { payment: number }) =>
    step('pay', of, async ({ books, control }) => {
      const open = [...books.orders.values()].filter(({ state }) => state === 'NOTPAY')
      const order = pick(open, of.payment)
      if (order !== null) control.pay(order.out_trade_no)
      await control.idle()
    }),

  /** One of the notifications that wait arrives; any order. */
  deliver: (of: { notification: number }) =>
    step('deliver', of, async ({ control }) => {
      const waiting = control.heldNotifications().length
      if (waiting > 0) await control.deliverHeld(of.notification % waiting)
    }),

  drop: (of: { notification: number }) =>
    step('drop', of, async ({ control }) => {
      const waiting = control.heldNotifications().length
      if (waiting > 0) await control.dropHeld(of.notification % waiting)
    }),

  /** One more copy of a payment's notification, perhaps spoilt. */
  resend: (of: { payment: number; corruption?: Corruption | undefined }) =>
    step('resend', of, async ({ books, control }) => {
      const paid = [...books.orders.values()].filter(({ payment }) => payment)
      const order = pick(paid, of.payment)
      if (order !== null) await control.resendNotification(order.out_trade_no, of.corruption)
    }),

  endRefund: (of: { refund: number; status: Exclude<RefundStatus, 'PROCESSING'> }) =>
    step('endRefund', of, async ({ books, control }) => {
      const open = [...books.refunds.values()].filter(
        ({ status }) => status === 'PROCESSING' || (status === 'CHANGE' && of.status === 'SUCCESS'),
      )
      const refund = pick(open, of.refund)
      if (refund !== null) control.endRefund(refund.out_refund_no, of.status)
      await control.idle()
    }),

  /** One more copy of a refund's notification, perhaps forged. */
  resendRefund: (of: { refund: number; corruption?: RefundCorruption | undefined }) =>
    step('resendRefund', of, async ({ books, control }) => {
      const refund = pick([...books.refunds.values()], of.refund)
      if (refund !== null) await control.resendRefundNotification(refund.out_refund_no, of.corruption)
    }),

  planRefund: (of: RefundPlan) =>
    step('planRefund', of, async ({ control }) => {
      control.nextRefund(of)
    }),

  funds: (of: { fen: number | null }) =>
    step('funds', of, async ({ control }) => {
      control.setMerchantFunds(of.fen)
    }),

  fail: (of: { kind: CallKind; fault: keyof typeof faults; times: number }) =>
    step('fail', of, async ({ control }) => {
      control.fail(of.kind, faults[of.fault], of.times)
    }),

  payDuring: (of: { kind: 'orderquery' | 'closeorder'; when: 'before' | 'after' }) =>
    step('payDuring', of, async ({ control }) => {
      control.payDuring(of.kind, of.when)
    }),

  lag: (of: { kind: 'orderquery' | 'refundquery' }) =>
    step('lag', of, async ({ control }) => {
      control.lagQueries(of.kind, ['lagging'])
    }),

  /** Time passes for everybody, and what falls due is done. */
  live: (of: { ms: number; newestFirst: boolean }) =>
    step('live', of, async (world) => {
      await world.advance(of.ms)
      await runJobs(world, of)
    }),

  /** Our clock is set, WeChat's is not. */
  jump: (of: { ms: number }) =>
    step('jump', of, async (world) => {
      world.jump(of.ms)
    }),

  /** The process dies between two statements of anything; what its worker had in hand is lost with it. */
  restart: (of: { losesJobs: boolean }) =>
    step('restart', of, async (world) => {
      if (of.losesJobs) await loseDueJobs(world)
      world.restart()
    }),
} satisfies Record<string, (of: never) => Step>

/** A process dies in the middle of a step, at its n-th statement; a client may try again. */
export function cutDuring(inner: Step, at: { n: number; side: 'before' | 'after'; retry: boolean }): Step {
  return named(`cutDuring(${inner.name}, ${JSON.stringify(at)})`, async (world, model) => {
    world.cut.cutAt(at.n, at.side)
    try {
      await inner.act(world, model)
    } catch (error) {
      if (!world.cut.isReached()) throw error
    }
    world.cut.mend()
    world.restart()
    if (at.retry) await inner.act(world, model)
  })
}
