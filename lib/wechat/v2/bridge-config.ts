import 'server-only'
import type { BridgeConfig } from '@/lib/domain/transaction'
import { sign, type V2SignType } from './sign'

/**
 * The parameters of `getBrandWCPayRequest`, all strings. `signType` is inside the signed text and must be the one
 * unifiedorder was signed with.
 * @see https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=7_7&index=6
 */
export function bridgeConfig(
  apiKey: string,
  prepay: { appid: string; prepayId: string; signType: V2SignType; nonceStr: string; at: Date },
): BridgeConfig {
  const signed = {
    appId: prepay.appid,
    timeStamp: String(Math.floor(prepay.at.getTime() / 1000)),
    nonceStr: prepay.nonceStr,
    package: `prepay_id=${prepay.prepayId}`,
    signType: prepay.signType,
  }
  return { ...signed, paySign: sign(Object.entries(signed), prepay.signType, apiKey) }
}
