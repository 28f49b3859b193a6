import 'server-only'
import type { Clock } from '@/lib/clock'
import type { Env } from '@/lib/env'
import { newNonce } from '@/lib/nonce'
import type {
  CallOptions,
  CloseAnswer,
  PaymentGateway,
  PaymentName,
  PrepayAnswer,
  PrepayRequest,
  QueryAnswer,
} from '@/lib/payment/ports'
import { openDispatchers, type Dispatchers } from '../dispatchers'
import { acknowledge } from './acknowledge'
import { bridgeConfig } from './bridge-config'
import { callOnce, callTwice, refusal, type Call } from './call'
import { readPayment } from './read-payment'
import { readRefund } from './refund/read-refund'
import { queryRefund, refund } from './refund/refund'
import { v2SignType } from './sign'
import { nameFields, paths, prepayFields, prepayIdOf, tradeStateOf, transactionOf } from './wire'

export type V2Env = Pick<Env, 'appid' | 'mchid' | 'apiKey' | 'payBaseUrl' | 'clientCertificate' | 'payCa'>

interface Desk {
  env: V2Env
  dispatchers: Dispatchers
}

/** WeChat Pay v2 (XML, chapters 9_1 to 9_7), spoken for one merchant. */
export function createV2Gateway(env: V2Env, clock: Clock): PaymentGateway {
  const desk = { env, dispatchers: openDispatchers(env) }
  return {
    prepay: (request, options) => prepay(desk, request, options),
    queryOrder: (payment, options) => queryOrder(desk, payment, options),
    closeOrder: (payment, options) => closeOrder(desk, payment, options),
    refund: (request, options) => refund(desk, request, options),
    queryRefund: (of, options) => queryRefund(desk, of, options),
    bridgeConfig: ({ prepayId, signType }) =>
      bridgeConfig(env.apiKey, {
        appid: env.appid,
        prepayId,
        signType: v2SignType(signType),
        nonceStr: newNonce(),
        at: clock.now(),
      }),
    readPayment: (raw) => readPayment(env.apiKey, raw),
    readRefund: (raw) => readRefund(env, raw),
    acknowledge,
  }
}

async function prepay(
  { env, dispatchers }: Desk,
  request: PrepayRequest,
  options?: CallOptions,
): Promise<PrepayAnswer> {
  const signType = v2SignType(request.signType)
  const { appid, mchid, outTradeNo } = request
  const answer = await callTwice({
    url: env.payBaseUrl + paths.prepay,
    dispatcher: dispatchers.pay,
    fields: prepayFields(request, signType),
    asked: { appid, mchid, outTradeNo, signType, apiKey: env.apiKey },
    deadlineMs: options?.deadlineMs,
  })
  if (answer.outcome === 'unknown') return answer
  if (answer.outcome === 'accepted') {
    const prepayId = prepayIdOf(answer.fields)
    return prepayId ? { outcome: 'prepaid', prepayId } : { outcome: 'unknown', reason: 'malformed' }
  }
  const { reaction } = answer
  const isOwn = reaction === 'already_paid' || reaction === 'already_closed' || reaction === 'number_used'
  return isOwn ? { outcome: reaction } : refusal(answer)
}

async function queryOrder(desk: Desk, payment: PaymentName, options?: CallOptions): Promise<QueryAnswer> {
  const answer = await callOnce(callAbout(desk, payment, { path: paths.query, ...options }))
  if (answer.outcome === 'unknown') return answer
  if (answer.outcome === 'declined') {
    return answer.reaction === 'not_found' ? { outcome: 'not_found' } : refusal(answer)
  }
  const transaction = queriedTransaction(answer.fields, payment)
  return transaction ? { outcome: 'found', transaction } : { outcome: 'unknown', reason: 'malformed' }
}

/** The state is trade_state, never result_code. An answer that names no number is about none. */
function queriedTransaction(fields: ReadonlyMap<string, string>, payment: PaymentName) {
  const tradeState = tradeStateOf(fields)
  const transaction = tradeState && transactionOf(fields, tradeState, payment.signType)
  return transaction?.outTradeNo === payment.outTradeNo ? transaction : null
}

async function closeOrder(desk: Desk, payment: PaymentName, options?: CallOptions): Promise<CloseAnswer> {
  const answer = await callOnce(callAbout(desk, payment, { path: paths.close, ...options }))
  if (answer.outcome === 'unknown') return answer
  if (answer.outcome === 'accepted' || answer.reaction === 'already_closed') return { outcome: 'closed' }
  return answer.reaction === 'already_paid' ? { outcome: 'already_paid' } : refusal(answer)
}

function callAbout(
  { env, dispatchers }: Desk,
  payment: PaymentName,
  how: CallOptions & { path: string },
): Call {
  const { apiKey } = env
  const { appid, mchid, outTradeNo } = payment
  const signType = v2SignType(payment.signType)
  return {
    url: env.payBaseUrl + how.path,
    dispatcher: dispatchers.pay,
    fields: nameFields({ appid, mchid, outTradeNo, nonceStr: newNonce(), signType }),
    asked: { appid, mchid, outTradeNo, signType, apiKey },
    deadlineMs: how.deadlineMs,
  }
}
