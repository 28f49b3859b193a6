/** Where a shopper logs in, to come back to `returnTo`. */
export function loginPath(returnTo: string): string {
  return `/pay/oauth?${new URLSearchParams({ returnTo })}`
}
