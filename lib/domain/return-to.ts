const plainPath = /^\/[a-z0-9/_-]*$/

/** The pages that a query makes another view of: a tab, a part of a list, a wish, the way back. */
const viewOfPage =
  /^\/(?:orders(?:\/[0-9]+)?|pay\/[0-9]+|checkout(?:\/continue)?|me\/(?:balance|coupons|addresses\/[0-9]+))\?[a-z0-9_=&-]{1,100}$/

/**
 * Where a login may lead back to: a path of ours in lower case, and of some pages a view. Anything else is `/`. This is
 * an allow-list because `new URL(x, base)` lets `//evil`, `/\evil`, `https:evil` and `/%09/evil` leave the shop.
 * The login itself is not a place to return to: it would go round for ever.
 */
export function allowedReturnTo(asked: string | null): string {
  if (asked === null || asked.length > 256) return '/'
  if (viewOfPage.test(asked)) return asked
  if (!plainPath.test(asked) || asked.includes('//')) return '/'
  return /^\/pay\/oauth(\/|$)/.test(asked) ? '/' : asked
}
