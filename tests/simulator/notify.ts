import { keep, type Delivery, type NotifyJob, type Order } from './books'
import { corrupt, paymentMessage } from './notify-message'
import { repetitionsS, type Corruption, type NotifyPlan } from './notify-plan'
import { postXml } from './post'
import type { Shopper } from './shoppers'
import { findTrigger } from './triggers'
import type { Wechat } from './wechat'
import { readXml } from './xml'

const answerWithinMs = 5000

/** Begins to tell the merchant of a payment, by the plan arranged, else the amount's, else the shopper's. */
export function startNotifying(wechat: Wechat, order: Order, shopper: Shopper): void {
  const plan: NotifyPlan =
    wechat.arranged.notifications.shift() ?? findTrigger(order.totalFen)?.notify ?? shopper.notify ?? {}
  const job: NotifyJob = {
    out_trade_no: order.out_trade_no,
    plan,
    firstAt: wechat.clock.now() + (plan.delayMs ?? 0),
    attempt: 0,
    state: plan.lost ? 'lost' : 'pending',
  }
  wechat.books.jobs.set(order.out_trade_no, job)
  if (plan.lost) wechat.log({ kind: 'notify', ok: false, zh: '支付通知丢失', en: 'notification lost' })
  else schedule(wechat, job)
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

/** One more copy, now, whatever the schedule says. Null when the order is unknown or unpaid. */
export async function resend(
  wechat: Wechat,
  outTradeNo: string,
  corruption?: Corruption,
): Promise<Delivery | null> {
  const order = wechat.books.orders.get(outTradeNo)
  if (!order?.payment) return null
  const delivery = await deliver(wechat, order, { attempt: null, corruption })
  const job = wechat.books.jobs.get(outTradeNo)
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
  if (wechat.arranged.holding) {
    wechat.arranged.parked.push(job)
    return
  }
  const order = wechat.books.orders.get(job.out_trade_no)
  if (!order) return
  const accepted = await deliverCopies(wechat, order, job)
  if (accepted) job.state = 'accepted'
  else if (job.attempt === repetitionsS.length) job.state = 'given_up'
  else {
    job.attempt += 1
    schedule(wechat, job)
  }
  wechat.save()
}

/** Only the first attempt is spoilt or multiplied. True when one copy was accepted. */
async function deliverCopies(wechat: Wechat, order: Order, { plan, attempt }: NotifyJob): Promise<boolean> {
  const first = attempt === 0
  const copies = first ? (plan.copies ?? 1) : 1
  const how = { attempt, corruption: first ? plan.corrupt : undefined }
  const deliveries: Delivery[] = []
  if (first && plan.atOnce) {
    deliveries.push(...(await Promise.all(Array.from({ length: copies }, () => deliver(wechat, order, how)))))
  } else {
    for (let copy = 0; copy < copies; copy += 1) deliveries.push(await deliver(wechat, order, how))
  }
  return deliveries.some(({ outcome }) => outcome === 'accepted')
}

interface How {
  attempt: number | null
  corruption: Corruption | undefined
}

async function deliver(wechat: Wechat, order: Order, { attempt, corruption }: How): Promise<Delivery> {
  const { arranged, books, clock, origins } = wechat
  const url = order.parameters['notify_url'] ?? ''
  const xml = order.payment ? paymentMessage(wechat, order, order.payment) : ''
  const body = corruption ? corrupt(xml, corruption) : xml
  const delivery: Delivery = {
    out_trade_no: order.out_trade_no,
    attempt,
    at: clock.now(),
    url,
    body,
    corrupted: corruption !== undefined,
    outcome: 'dropped',
    ms: 0,
  }
  const startedAt = performance.now()
  if (arranged.drops > 0) arranged.drops -= 1
  else {
    // The browser's origin stands for the shop's public one; from outside it leads to the shop as well.
    const via = new URL(url).origin === origins.browser ? { via: origins.upstream } : {}
    const posted = await postXml({ url, ...via, body, timeoutMs: answerWithinMs })
    Object.assign(delivery, judge(posted))
  }
  delivery.ms = Math.round(performance.now() - startedAt)
  keep(books.deliveries, delivery, 5000)
  tell(wechat, delivery)
  return delivery
}

/** Accepted is HTTP 200 and an XML whose return_code is SUCCESS (chapter 9_7); all else is sent again. */
function judge(posted: Awaited<ReturnType<typeof postXml>>): Pick<Delivery, 'outcome' | 'status' | 'answer'> {
  if (posted.outcome !== 'answered') return { outcome: posted.outcome }
  const { status, body } = posted
  const accepted = status === 200 && readXml(body)?.['return_code'] === 'SUCCESS'
  return { outcome: accepted ? 'accepted' : 'refused', status, answer: body.slice(0, 1000) }
}

function tell(wechat: Wechat, { attempt, outcome, status, ms, out_trade_no }: Delivery): void {
  const zhCount = attempt === null ? '手动重发' : `第 ${attempt + 1} 次`
  const enCount = attempt === null ? 'sent by hand' : `attempt ${attempt + 1}`
  const result = `${status ?? ''} ${outcome} ${ms} ms`.trim()
  wechat.log({
    kind: 'notify',
    ok: outcome === 'accepted',
    zh: `支付通知（${zhCount}）${out_trade_no} → ${result}`,
    en: `notification (${enCount}) ${out_trade_no} → ${result}`,
  })
}
