import type { PickedAddress } from './first-address'

/** What a shopper has chosen and written at a checkout. */
export interface Choices {
  checkoutId: string
  address: PickedAddress
  couponId: number | null
  isBalanceOn: boolean
  remark: string
}

const key = 'checkout'

// A WebView may refuse storage: then the choices are lost, as they would be without all this.

/** Keeps them in this tab while the shopper is away to change an address. */
export function keepChoices(choices: Choices): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(choices))
  } catch {
    forgetChoices()
  }
}

/** What was kept of this checkout; another one's is not for it. */
export function readChoices(checkoutId: string): Choices | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return isOf(kept, checkoutId) ? kept : null
  } catch {
    return null
  }
}

/** What is posted from here on is kept by the server, which knows it better. */
export function forgetChoices(): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    return
  }
}

function isOf(value: unknown, checkoutId: string): value is Choices {
  return (
    typeof value === 'object' &&
    value !== null &&
    'checkoutId' in value &&
    value.checkoutId === checkoutId &&
    'remark' in value &&
    typeof value.remark === 'string'
  )
}
