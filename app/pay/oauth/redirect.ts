/**
 * A redirect that no cache keeps and that hands the address it came from to nobody: on the way back from
 * WeChat that address holds the code.
 */
export function redirect(
  status: 302 | 303,
  { location, setCookie = null }: { location: string; setCookie?: string | null },
): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  if (setCookie !== null) headers.append('set-cookie', setCookie)
  return new Response(null, { status, headers })
}
