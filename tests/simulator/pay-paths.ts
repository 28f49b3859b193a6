import type { IncomingMessage, ServerResponse } from 'node:http'
import { findCertificateRefusal } from './client-certificate'
import type { Reply } from './http'
import { answerPayCall, type PayCall } from './pay-api'
import type { Wechat } from './wechat'

/** What api.mch.weixin.qq.com serves; `/secapi/` is the part behind the merchant's certificate. */
const payPaths = {
  '/pay/unifiedorder': 'unifiedorder',
  '/pay/orderquery': 'orderquery',
  '/pay/closeorder': 'closeorder',
  '/pay/refundquery': 'refundquery',
  '/secapi/pay/refund': 'refund',
} as const satisfies Record<string, PayCall>

type PayPath = keyof typeof payPaths

export function isPayPath(path: string): path is PayPath {
  return Object.hasOwn(payPaths, path)
}

export async function answerPayPath(
  wechat: Wechat,
  path: PayPath,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<Reply | null> {
  const kind = payPaths[path]
  const refused = path.startsWith('/secapi/') ? findCertificateRefusal(wechat, request) : null
  if (refused) {
    wechat.log({
      kind: 'call',
      ok: false,
      zh: `${kind} → 没有商户证书`,
      en: `${kind} → no client certificate`,
    })
    return refused
  }
  await answerPayCall(wechat, kind, { request, response })
  return null
}
