import type { SimulatorClock } from './clock'

export interface SimulatorOptions {
  appid: string
  appSecret: string
  mchid: string
  apiKey: string
  /** The 支付授权目录 registered at the merchant platform. */
  payDirectories: string[]
  /** The 网页授权域名: a bare host. */
  oauthDomain: string
  /** The JS接口安全域名, a bare host; unset: the same as `oauthDomain`. */
  jsDomain?: string
  /** Where the shop listens; WeChat's browser and notifications for the public origin end there. */
  shop: { upstream: string }
  /** 0 or unset: any free one. */
  ports?: { wechat?: number; pay?: number; browser?: number; phone?: number }
  /** The pay API listens with https as well, and asks for the merchant's certificate (see certificates.ts). */
  tls?: boolean
  /** False lets `/secapi/` do without a certificate, which over plain http nobody can show. */
  requireCertificate?: boolean
  /** Real time unless a test brings its own. */
  clock?: SimulatorClock
  /** The books are kept here before each answer, and read back at the start. Unset: memory only. */
  stateFile?: string
}

/** An appid that exists, and is bound to some other merchant (APPID_MCHID_NOT_MATCH). */
export const strangerAppid = 'wx5trangerappid000'

export interface Merchant {
  appid: string
  appSecret: string
  mchid: string
  apiKey: string
  payDirectories: readonly string[]
  oauthDomain: string
  jsDomain?: string
}
