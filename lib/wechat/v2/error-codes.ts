/** What a code of WeChat's asks of us; the gateway turns it into the answer of the call it was given to. */
export type Reaction =
  | 'already_paid'
  | 'already_closed'
  | 'number_used'
  | 'not_found'
  | 'refund_not_found'
  /** NOTENOUGH: the shopper's money when paying, the merchant's when refunding. */
  | 'funds_low'
  /** The same call again, with identical parameters. */
  | 'busy'
  /** Refused; and who can mend it. */
  | 'shopper'
  | 'configuration'
  | 'program'

// Chapters 9_1 to 9_5.
const table = {
  ORDERPAID: 'already_paid',
  ORDERCLOSED: 'already_closed',
  ORDERNOTEXIST: 'not_found',
  REFUNDNOTEXIST: 'refund_not_found',
  // "201 商户订单号重复": the number was used before with other parameters.
  INVALID_REQUEST: 'number_used',
  OUT_TRADE_NO_USED: 'number_used',

  SYSTEMERROR: 'busy',
  SYSTEM_ERROR: 'busy',
  BIZERR_NEED_RETRY: 'busy',
  FREQUENCY_LIMITED: 'busy',
  FREQUENCY_LIMIT: 'busy',
  RATELIMIT_EXCEEDED: 'busy',
  // "连续错误请求数过多被系统短暂屏蔽": nothing is taken from us for a minute.
  INVALID_REQ_TOO_MUCH: 'busy',
  // "订单处理中，暂时无法退款".
  ORDER_NOT_READY: 'busy',

  NOTENOUGH: 'funds_low',

  // Paying: the account may not pay. Refunding: it is gone ("用户账号注销").
  USER_ACCOUNT_ABNORMAL: 'shopper',

  NOAUTH: 'configuration',
  NO_AUTH: 'configuration',
  APPID_NOT_EXIST: 'configuration',
  MCHID_NOT_EXIST: 'configuration',
  APPID_MCHID_NOT_MATCH: 'configuration',
  OPENID_MISMATCH: 'configuration',
  CERT_ERROR: 'configuration',
  SIGNERROR: 'configuration',
  SIGN_ERROR: 'configuration',
  // We write these four right (tests say so): when WeChat complains, something on the way changes our requests.
  XML_FORMAT_ERROR: 'configuration',
  REQUIRE_POST_METHOD: 'configuration',
  POST_DATA_EMPTY: 'configuration',
  NOT_UTF8: 'configuration',

  LACK_PARAMS: 'program',
  PARAM_ERROR: 'program',
  INVALID_TRANSACTIONID: 'program',
  // Refunds that no repeat makes possible: older than a year, refused for a reason only its text tells, or the
  // number was used with other amounts.
  TRADE_OVERDUE: 'program',
  ERROR: 'program',
  REFUND_FEE_MISMATCH: 'program',
  REFUND_FEE_INVALID: 'program',
} as const satisfies Record<string, Reaction>

const reactions = new Map<string, Reaction>(Object.entries(table))

/**
 * A code we have never seen is a refusal for us to look at. It is a signed "no", so nothing was charged by this
 * call; it never says that a payment failed or was closed, and repeating it blindly could hammer WeChat.
 */
export function reactionTo(wechatCode: string): Reaction {
  return reactions.get(wechatCode) ?? 'program'
}

/**
 * `return_code` FAIL comes unsigned and with a sentence instead of a code. It is never good news, so believing the
 * ones we know costs nothing; null for the others.
 */
export function codeOfReturnMessage(message: string): string | null {
  return returnMessages.find(([pattern]) => pattern.test(message))?.[1] ?? null
}

const returnMessages: readonly (readonly [RegExp, keyof typeof table])[] = [
  [/证书|CERT_?ERROR/i, 'CERT_ERROR'],
  [/签名错误|签名失败|SIGN_?ERROR/i, 'SIGNERROR'],
  [/appid.*mch_?id.*(不匹配|not match)|APPID_MCHID_NOT_MATCH/i, 'APPID_MCHID_NOT_MATCH'],
  [/appid不存在|APPID_NOT_EXIST/i, 'APPID_NOT_EXIST'],
  [/mch_?id不存在|商户号不存在|MCHID_NOT_EXIST/i, 'MCHID_NOT_EXIST'],
  [/无权限|NO_?AUTH/i, 'NOAUTH'],
  [/系统繁忙|系统错误|SYSTEM_?ERROR/i, 'SYSTEMERROR'],
  [/频率|FREQUENCY_LIMIT/i, 'FREQUENCY_LIMITED'],
  [/XML格式错误|XML_FORMAT_ERROR/i, 'XML_FORMAT_ERROR'],
  [/缺少参数|LACK_PARAMS/i, 'LACK_PARAMS'],
  // "invalid refund_fee", "invalid total_fee": a field that broke a rule before anything was decided.
  [/参数错误|PARAM_ERROR|^invalid [a-z_]+$/i, 'PARAM_ERROR'],
]
