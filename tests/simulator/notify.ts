import type { Delivery, NotifyJob, Order, Refund } from './books'
import { deliver } from './deliver'
import { isRefundJob, letterOf, paymentLetter, refundLetter, type Letter } from './letter'
import { repetitionsS, type Corruption, type NotifyPlan, type RefundCorruption } from './notify-plan'
import type { Shopper } from './shoppers'
import { findTrigger } from './triggers'
import type { Wechat } from './wechat'

/** Begins to tell the merchant of a payment, by the plan arranged, else the amount's, else the shopper's. */
export function startNotifying(wechat: Wechat, order: Order, shopper: Shopper): void {
  const plan: NotifyPlan =
    wechat.arranged.notifications.shift() ?? findTrigger(order.totalFen)?.notify ?? shopper.notify ?? {}
  begin(wechat, { out_trade_no: order.out_trade_no, plan, ...startOf(wechat, plan) })
}

/** Begins to tell the merchant what a refund has become. */
export function startNotifyingRefund(wechat: Wechat, refund: Refund): void {
  const { out_trade_no, out_refund_no, status: refund_status } = refund
  if (!refund.parameters['notify_url']) return
  const plan = refund.plan.notify ?? {}
  begin(wechat, { out_trade_no, out_refund_no, refund_status, plan, ...startOf(wechat, plan) })
}

function startOf(
  { clock }: Wechat,
  plan: NotifyPlan<string>,
): Pick<NotifyJob, 'firstAt' | 'attempt' | 'state'> {
  return { firstAt: clock.now() + (plan.delayMs ?? 0), attempt: 0, state: plan.lost ? 'lost' : 'pending' }
}

function begin(wechat: Wechat, job: NotifyJob): void {
  wechat.books.jobs.set(keyOf(job), job)
  if (job.state === 'pending') return schedule(wechat, job)
  const [zh, en] = isRefundJob(job) ? ['退款', 'refund '] : ['支付', '']
  wechat.log({ kind: 'notify', ok: false, zh: `${zh}通知丢失`, en: `${en}notification lost` })
}

function keyOf(job: NotifyJob): string {
  return isRefundJob(job) ? `${job.out_refund_no} ${job.refund_status}` : job.out_trade_no
}

/** Takes up every notification that was not finished when the books were last written. */
export function resumeNotifying(wechat: Wechat): void {
  for (const job of wechat.books.jobs.values()) if (job.state === 'pending') schedule(wechat, job)
}

/** Delivers what waited while notifications were held. */
export async function releaseParked(wechat: Wechat): Promise<void> {
  wechat.arranged.holding = false
  await Promise.all(wechat.arranged.parked.splice(0).map((job) => runAttempt(wechat, job)))
}

/** Lets one of those that wait go now, or vanish; the others go on waiting. */
export async function releaseOne(wechat: Wechat, index: number, how: 'deliver' | 'drop'): Promise<void> {
  const [job] = wechat.arranged.parked.splice(index, 1)
  if (!job) return
  if (how === 'deliver') await attemptNow(wechat, job)
  else conclude(wechat, job, false)
}

/** One more copy of a payment's notification, now, whatever the schedule says. Null when there is none. */
export function resend(
  wechat: Wechat,
  outTradeNo: string,
  corruption?: Corruption,
): Promise<Delivery | null> {
  return sendByHand(wechat, outTradeNo, paymentLetter(wechat, outTradeNo, corruption))
}

/** The same of a refund, as it is now. One that is under way has nothing to tell, except to a forger. */
export async function resendRefund(
  wechat: Wechat,
  outRefundNo: string,
  corruption?: RefundCorruption,
): Promise<Delivery | null> {
  const refund = wechat.books.refunds.get(outRefundNo)
  if (!refund || (refund.status === 'PROCESSING' && !corruption)) return null
  const told = { out_refund_no: outRefundNo, refund_status: refund.status }
  return sendByHand(wechat, `${outRefundNo} ${refund.status}`, refundLetter(wechat, told, corruption))
}

async function sendByHand(wechat: Wechat, key: string, letter: Letter | null): Promise<Delivery | null> {
  if (!letter) return null
  const delivery = await deliver(wechat, letter, null)
  const job = wechat.books.jobs.get(key)
  if (job && delivery.outcome === 'accepted') job.state = 'accepted'
  wechat.save()
  return delivery
}

function schedule(wechat: Wechat, job: NotifyJob): void {
  const afterMs = job.attempt === 0 ? 0 : (repetitionsS[job.attempt - 1] ?? 0) * 1000
  wechat.clock.at(job.firstAt + afterMs, () => runAttempt(wechat, job))
}

async function runAttempt(wechat: Wechat, job: NotifyJob): Promise<void> {
  if (job.state !== 'pending') return
  if (wechat.arranged.holding) wechat.arranged.parked.push(job)
  else await attemptNow(wechat, job)
}

async function attemptNow(wechat: Wechat, job: NotifyJob): Promise<void> {
  if (job.state === 'pending') conclude(wechat, job, await deliverCopies(wechat, job))
}

/** Accepted ends it; else the next attempt is due, or it was the last. */
function conclude(wechat: Wechat, job: NotifyJob, accepted: boolean): void {
  if (accepted || job.state === 'accepted') job.state = 'accepted'
  else if (job.attempt === repetitionsS.length) job.state = 'given_up'
  else {
    job.attempt += 1
    schedule(wechat, job)
  }
  wechat.save()
}

/** Only the first attempt is spoilt or multiplied. True when one copy was accepted. */
async function deliverCopies(wechat: Wechat, job: NotifyJob): Promise<boolean> {
  const { plan, attempt } = job
  const first = attempt === 0
  const copies = first ? (plan.copies ?? 1) : 1
  const send = async () => {
    const letter = letterOf(wechat, job, first)
    return letter !== null && (await deliver(wechat, letter, attempt)).outcome === 'accepted'
  }
  if (first && plan.atOnce) {
    return (await Promise.all(Array.from({ length: copies }, send))).some((accepted) => accepted)
  }
  let accepted = false
  for (let copy = 0; copy < copies; copy += 1) accepted = (await send()) || accepted
  return accepted
}
