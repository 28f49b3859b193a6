/**
 * Where a login may lead back to: a path of ours in lower case, with no query. Anything else is `/`. This is
 * an allow-list because `new URL(x, base)` lets `//evil`, `/\evil`, `https:evil` and `/%09/evil` leave the shop.
 * The login itself is not a place to return to: it would go round for ever.
 */
export function allowedReturnTo(asked: string | null): string {
  if (asked === null || asked.length > 256) return '/'
  if (!/^\/[a-z0-9/_-]*$/.test(asked) || asked.includes('//')) return '/'
  return /^\/pay\/oauth(\/|$)/.test(asked) ? '/' : asked
}
