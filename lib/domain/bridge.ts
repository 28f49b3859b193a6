/**
 * What the phone's answer is worth. It only decides what to ask the server next, never whether money moved:
 * - `maybe_paid`: WeChat's `ok`, which its own document calls not absolutely reliable (chapter 7_7);
 * - `not_paid`: `cancel`. Some phones also say it when the page's directory is not registered;
 * - `unclear`: it failed, or said something nobody documented; the money may have moved all the same;
 * - `not_permitted`: the bridge refused before any pay sheet opened;
 * - `ignore`: not an answer yet, another one follows.
 */
export type BridgeHint = 'maybe_paid' | 'not_paid' | 'unclear' | 'not_permitted' | 'ignore'

const known = new Map<unknown, BridgeHint>([
  ['get_brand_wcpay_request:ok', 'maybe_paid'],
  ['get_brand_wcpay_request:cancel', 'not_paid'],
  ['pre_verify_jsapi:ok', 'ignore'],
  ['system:access_denied', 'not_permitted'],
  ['system:function_not_exist', 'not_permitted'],
])

// A page outside the 授权目录, an emulator, or a bridge not verified yet.
const refusals = /^getBrandWCPayRequest:fail[_, ].*\b(permission|access_denied)\b/

/** Reads the whole `err_msg`: half a match (`…:ok` in a longer text, other capitals) is a stranger. */
export function hintOf(errMsg: unknown): BridgeHint {
  const hint = known.get(errMsg)
  if (hint !== undefined) return hint
  if (typeof errMsg === 'string' && refusals.test(errMsg)) return 'not_permitted'
  return 'unclear'
}

/** What the phone said, as the order's timeline keeps it. It is never evidence of a payment. */
export const bridgeResults = ['ok', 'cancel', 'fail', 'unknown'] as const

export type BridgeResult = (typeof bridgeResults)[number]

const failures = /^(get_brand_wcpay_request|getBrandWCPayRequest):fail/

/** Reads the whole `err_msg` too; `fail` alone comes with many endings. */
export function resultOf(errMsg: unknown): BridgeResult {
  if (errMsg === 'get_brand_wcpay_request:ok') return 'ok'
  if (errMsg === 'get_brand_wcpay_request:cancel') return 'cancel'
  if (hintOf(errMsg) === 'not_permitted') return 'fail'
  return typeof errMsg === 'string' && failures.test(errMsg) ? 'fail' : 'unknown'
}
