import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { address } from '../support/mall-shop'
import { promise } from './promises'
import type { Chance } from './random'
import type { CrashedShops, Person } from './world'

interface Visitor {
  shops: CrashedShops
  chance: Chance
  person: Person
}

const placed = z.object({ orderNo: z.string() })
const started = z.object({ status: z.string(), bridge: z.object({ package: z.string() }).optional() })
const standing = z.object({ state: z.string() })

/** A shopper, and the operator who serves them, until nobody wants anything of them any more. */
export async function live(shops: CrashedShops, chance: Chance, isOver: () => boolean): Promise<void> {
  const visitor = { shops, chance, person: await shops.person() }
  while (!isOver()) await visit(visitor)
}

async function visit(visitor: Visitor): Promise<void> {
  const { chance } = visitor
  if (chance.percent(60)) await beCredited(visitor)
  const orderNo = await place(visitor)
  if (orderNo === null || chance.percent(5)) return
  await pay(visitor, orderNo)
  if (chance.percent(25)) await changePrice(visitor, orderNo)
  if (chance.percent(35)) await pay(visitor, orderNo)
  if (chance.percent(20)) await cancel(visitor, orderNo)
  if (!(await waitUntilPaid(visitor, orderNo))) return
  if (chance.percent(70)) await refund(visitor, orderNo)
  if (chance.percent(30)) await refund(visitor, orderNo)
}

async function beCredited(visitor: Visitor): Promise<void> {
  const requestKey = token(visitor)
  const amountFen = visitor.chance.between(1, 6000)
  const credit = { requestKey, userId: visitor.person.userId, amountFen, operator: '小王', reason: '补偿' }
  if ((await ask(visitor, '/act/credit', credit))?.status === 200) keep(visitor, promise.credited(requestKey))
}

async function place(visitor: Visitor): Promise<string | null> {
  const { chance, shops } = visitor
  const skus = [...shops.stock.keys()]
  const skuId = chance.percent(70) ? skus[0] : skus[chance.between(1, 2)]
  const key = token(visitor)
  const items = [{ skuId, quantity: chance.between(1, 2) }]
  const answer = await ask(visitor, '/api/orders', { items, address }, { 'idempotency-key': key })
  if (answer?.status !== 201) return null
  const { orderNo } = placed.parse(answer.body)
  keep(visitor, promise.placed(orderNo, key))
  return orderNo
}

/** Taps the button, and mostly pays what the bridge is given; WeChat tells in one of its ways. */
async function pay(visitor: Visitor, orderNo: string): Promise<void> {
  const { chance, shops } = visitor
  const answer = await ask(visitor, '/pay/unifiedorder', { orderNo, useBalance: chance.percent(50) })
  if (answer?.status !== 200) return
  const { status, bridge } = started.parse(answer.body)
  if (status === 'paid') return keep(visitor, promise.paid(orderNo))
  if (!bridge || chance.percent(20)) return
  const { books, control } = shops.simulator
  const prepay = books.prepays.get(bridge.package.replace('prepay_id=', ''))
  if (!prepay) throw new Error('the bridge was given a prepay_id that WeChat never gave out')
  const way = chance.between(1, 6)
  control.nextNotification(way === 1 ? { lost: true } : way === 2 ? { copies: 3, atOnce: true } : {})
  if (!control.pay(prepay.out_trade_no).paid) control.reset()
}

async function changePrice(visitor: Visitor, orderNo: string): Promise<void> {
  const totalFen = visitor.chance.between(1, 5000)
  await ask(visitor, '/act/price', { orderNo, totalFen, operator: '小王', reason: '老顾客优惠' })
}

async function cancel(visitor: Visitor, orderNo: string): Promise<void> {
  const answer = await ask(visitor, '/act/cancel', { userId: visitor.person.userId, orderNo })
  if (answer?.status === 200) keep(visitor, promise.cancelled(orderNo))
}

async function waitUntilPaid(visitor: Visitor, orderNo: string): Promise<boolean> {
  for (let look = 0; look < 8; look += 1) {
    const answer = await ask(visitor, `/pay/${orderNo}/status`)
    if (answer?.status !== 200) return false
    const { state } = standing.parse(answer.body)
    if (state === 'paid') keep(visitor, promise.paid(orderNo))
    if (state !== 'awaiting_payment') return state === 'paid'
    await sleep(visitor.chance.between(20, 300))
  }
  return false
}

async function refund(visitor: Visitor, orderNo: string): Promise<void> {
  const { chance, person, shops } = visitor
  const requestKey = token(visitor)
  const amountFen = chance.percent(40) ? null : chance.between(1, 2000)
  const asked = { userId: person.userId, orderNo, amountFen, reason: '不想要了', requestKey }
  if ((await ask(visitor, '/act/request-refund', asked))?.status !== 200) return
  keep(visitor, promise.refundAsked(orderNo, requestKey))
  const { rows } = await shops.database.pool.query<{ no: string }>(
    'SELECT out_refund_no AS no FROM refunds WHERE request_key = $1',
    [requestKey],
  )
  const outRefundNo = rows[0]?.no
  if (outRefundNo === undefined || chance.percent(10)) return
  const approve = chance.percent(85)
  const answer = await ask(visitor, '/act/decide-refund', {
    outRefundNo,
    approve,
    operator: '小王',
    decision: '已核实',
  })
  if (answer?.status !== 200) return
  keep(visitor, approve ? promise.refundApproved(outRefundNo) : promise.refundRejected(outRefundNo))
}

function keep({ shops }: Visitor, promised: (typeof shops.promises)[number]): void {
  shops.promises.push(promised)
}

const token = ({ chance }: Visitor) =>
  Array.from({ length: 4 }, () => chance.between(100_000, 999_999)).join('')

/** Longer than a shop takes to come back. */
const patienceMs = 8_000

/**
 * Asks one instance, and, when it dies over it, again and another: the same request, as an impatient person or a
 * careful program would. Null: nobody answered.
 */
async function ask(
  { shops, chance, person }: Visitor,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown } | null> {
  const deadline = performance.now() + patienceMs
  while (performance.now() < deadline) {
    const instance = shops.instances[chance.percent(50) ? 0 : 1]
    if (instance.isOpen()) {
      const answer = await send(`${instance.origin}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          cookie: person.cookie,
          origin: shops.env.publicOrigin,
          'content-type': 'application/json',
          ...headers,
        },
        body: body === undefined ? null : JSON.stringify(body),
      })
      if (answer) instance.answers += 1
      else shops.unanswered += 1
      if (answer && answer.status < 500) return answer
      // A few give up, and leave things as they are.
      if (chance.percent(8)) return null
    }
    await sleep(chance.between(5, 40))
  }
  return null
}

async function send(url: string, init: RequestInit): Promise<{ status: number; body: unknown } | null> {
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(8_000) })
    return { status: answer.status, body: await answer.json() }
  } catch {
    return null
  }
}
