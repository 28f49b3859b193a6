import 'server-only'
import type { OAuthClient } from './login/ports'
import { countWechatCall } from './metrics'
import type { PaymentGateway } from './payment/ports'
import type { JsapiClient } from './sharing/ports'

/** The same gateway, with the outcome of each call counted for /metrics. */
export function countedGateway(gateway: PaymentGateway): PaymentGateway {
  return {
    ...gateway,
    prepay: (request, options) => counted('unifiedorder', gateway.prepay(request, options)),
    queryOrder: (payment, options) => counted('orderquery', gateway.queryOrder(payment, options)),
    closeOrder: (payment, options) => counted('closeorder', gateway.closeOrder(payment, options)),
    refund: (request, options) => counted('refund', gateway.refund(request, options)),
    queryRefund: (of, options) => counted('refundquery', gateway.queryRefund(of, options)),
  }
}

/** The same client, with the outcome of each exchange counted. */
export function countedOAuth(client: OAuthClient): OAuthClient {
  return { ...client, exchangeCode: (code) => counted('access_token', client.exchangeCode(code)) }
}

/** The same client, with the outcome of each call counted. */
export function countedJsapi(client: JsapiClient): JsapiClient {
  return {
    fetchAccessToken: (options) => counted('stable_token', client.fetchAccessToken(options)),
    fetchTicket: (accessToken) => counted('getticket', client.fetchTicket(accessToken)),
  }
}

async function counted<T extends { outcome: string }>(call: string, answer: Promise<T>): Promise<T> {
  const answered = await answer
  countWechatCall(call, answered.outcome)
  return answered
}
