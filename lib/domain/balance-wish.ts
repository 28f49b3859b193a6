/**
 * A page's path with the wish to pay from the balance, which goes along with the shopper from page to page: nothing of
 * it is kept before they start to pay.
 */
export function withBalance(path: string, isWished: boolean): string {
  return isWished ? `${path}?balance=1` : path
}
