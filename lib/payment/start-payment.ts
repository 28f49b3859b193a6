import 'server-only'
import { AppError } from '@/lib/errors'
import { fitDescription } from '@/lib/domain/description'
import { makeOutTradeNo } from '@/lib/domain/out-trade-no'
import { decideStart, type Parts, type PayableOrder, type Payment } from '@/lib/domain/payment-start'
import { shopName } from '@/lib/domain/shop'
import type { BridgeConfig } from '@/lib/domain/transaction'
import { newNonce } from '@/lib/nonce'
import type { Server } from '@/lib/server'
import {
  findPayableOrder,
  markClosed,
  markHanded,
  markPayable,
  openPayment,
  payFromBalance,
  type NewPayment,
} from '@/lib/store/payments'
import type { PrepayAnswer } from './ports'
import { queryPayment } from './query-payment'
import { retirePayment } from './retire-payment'

type Deps = Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'gateway'>

export interface StartPayment {
  userId: number
  /** From the session, never from the request: WeChat lets only the orderer pay. */
  openid: string
  orderNo: string
  clientIp: string
  /** Pay from the balance first, as far as it goes. */
  useBalance: boolean
  /** What the shopper was shown. WeChat's sheet shows the amount once more, a payment from the balance alone does not. */
  expectedTotalFen?: number | undefined
}

export type Started = { status: 'paid' } | { status: 'payable'; bridge: BridgeConfig }

/** Each round ends the payment's start or changes what the next round reads; more than this is a fault. */
const maxRounds = 5

/**
 * Makes an order payable in WeChat: reuses the live attempt while it fits, repeats its unifiedorder with identical
 * parameters while WeChat has not answered, and opens a new attempt only when the old one cannot be paid as it is.
 * The attempt is committed before WeChat hears of it, and no transaction is open while WeChat is called.
 *
 * Throws AppError: not_found, order_paid, order_closed, order_expired, too_many_attempts, wechat_unavailable,
 * merchant_misconfigured, balance_low_at_wechat, payment_busy, payments_paused, price_changed.
 */
export async function startPayment(deps: Deps, input: StartPayment): Promise<Started> {
  let numbersUsed = 0
  const prepay = async (payment: Payment): Promise<Started | null> => {
    const answer = await deps.gateway.prepay(payment)
    if (answer.outcome === 'number_used' && ++numbersUsed > 1) return refuse(deps, payment, answer)
    return takeAnswer(deps, payment, answer)
  }
  for (let round = 1; round <= maxRounds; round += 1) {
    const order = await findPayableOrder(deps.pool, input)
    if (order === null) throw new AppError('not_found')
    if (order.isHalted) throw new AppError('payments_paused')

    const { appid, mchid, protocol } = deps.env
    const wanted = { appid, mchid, protocol, openid: input.openid, useBalance: input.useBalance }
    const decision = decideStart(order, wanted, deps.clock.now())
    switch (decision.act) {
      case 'refuse':
        throw new AppError(decision.reason)
      case 'reuse':
        if (await markHanded(deps.pool, decision.payment, deps.clock.now())) {
          return payable(deps, decision.payment, decision.prepayId)
        }
        break
      case 'replace':
        await retirePayment(deps, decision.payment)
        break
      case 'open': {
        const opened = await openPayment(deps.pool, newPayment(deps, order, { ...input, ...decision }))
        const started = opened && (await prepay(opened))
        if (started) return started
        break
      }
      case 'pay_from_balance': {
        if (input.expectedTotalFen !== undefined && input.expectedTotalFen !== order.totalFen) {
          throw new AppError('price_changed')
        }
        const answer = await payFromBalance(deps.pool, newPayment(deps, order, { ...input, ...decision }))
        if (answer === 'paid') return { status: 'paid' }
        break
      }
      case 'prepay': {
        const started = await prepay(decision.payment)
        if (started) return started
        break
      }
    }
  }
  throw new AppError('payment_busy')
}

/** Acts on WeChat's answer to unifiedorder. Null: the attempt changed, look at the order again. */
async function takeAnswer(deps: Deps, payment: Payment, answer: PrepayAnswer): Promise<Started | null> {
  const now = deps.clock.now()
  switch (answer.outcome) {
    case 'prepaid': {
      const moved = await markPayable(deps.pool, { id: payment.id, prepayId: answer.prepayId }, now)
      return moved ? payable(deps, payment, answer.prepayId) : null
    }
    case 'already_paid': {
      const { settlement } = await queryPayment(deps, payment)
      if (settlement === 'settled' || settlement === 'already_settled') return { status: 'paid' }
      throw new AppError('payment_busy')
    }
    case 'already_closed':
      await markClosed(deps.pool, payment, now)
      return null
    case 'number_used':
      await retirePayment(deps, payment)
      return null
    case 'unknown':
    case 'busy':
      deps.log.warn({ event: 'prepay_unanswered', outTradeNo: payment.outTradeNo, answer })
      throw new AppError('wechat_unavailable')
    case 'refused':
      return refuse(deps, payment, answer)
  }
}

/** WeChat's no, told to the shopper. A number "used" that is brand new is a parameter WeChat does not take. */
function refuse(
  deps: Deps,
  payment: Payment,
  answer: Extract<PrepayAnswer, { outcome: 'refused' | 'number_used' }>,
): never {
  const isShoppers = answer.outcome === 'refused' && answer.blame === 'shopper'
  deps.log.error({ event: 'prepay_refused', alarm: !isShoppers, outTradeNo: payment.outTradeNo, answer })
  throw new AppError(isShoppers ? 'balance_low_at_wechat' : 'merchant_misconfigured')
}

function payable(deps: Deps, payment: Payment, prepayId: string): Started {
  return { status: 'payable', bridge: deps.gateway.bridgeConfig({ prepayId, signType: payment.signType }) }
}

function newPayment(
  deps: Deps,
  order: PayableOrder & { title: string },
  input: StartPayment & { attempt: number; parts: Parts },
): NewPayment {
  const { env } = deps
  const openedAt = deps.clock.now()
  return {
    orderId: order.id,
    attempt: input.attempt,
    protocol: env.protocol,
    signType: env.signType,
    appid: env.appid,
    mchid: env.mchid,
    openid: input.openid,
    outTradeNo: makeOutTradeNo(order, input.attempt, openedAt),
    ...input.parts,
    description: fitDescription(`${shopName}-${order.title}`),
    clientIp: input.clientIp,
    notifyUrl: `${env.publicOrigin}/pay/notify/v2/payment`,
    nonceStr: newNonce(),
    openedAt,
    // time_expire must lie at least a minute ahead (chapter 9_1); a nearer one WeChat would move by itself.
    expiresAt: new Date(Math.max(order.expiresAt.getTime(), openedAt.getTime() + 61_000)),
  }
}
