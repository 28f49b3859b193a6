import { refusalOf } from '@/components/refusal'
import { sharedText } from '@/lib/domain/zh-cn'
import type { CartView } from '@/lib/mall/cart'

/** One thing to change, in the words of the route that changes it. */
export interface CartChange {
  path: '/api/cart' | `/api/cart/${'quantity' | 'select' | 'remove' | 'clear'}`
  body: Record<string, unknown>
}

/** The cart as it is afterwards, or the sentence for why it is not known. */
export type CartAnswer = { cart: CartView } | { problem: string }

/** Sends a change, or, without one, asks how the cart is now. */
export async function askCart(change?: CartChange): Promise<CartAnswer> {
  try {
    const response = await fetch(change?.path ?? '/api/cart', change ? posting(change.body) : {})
    // Adding answers how many pieces there are, for the pages that have no more of the cart.
    if (change?.path === '/api/cart' && response.ok) return await askCart()
    return readAnswer(response.status, await response.json())
  } catch {
    return { problem: sharedText.unreachable }
  }
}

// Kept alive: the last touch before the page is left counts.
function posting(body: Record<string, unknown>): RequestInit {
  const headers = { 'content-type': 'application/json' }
  return { method: 'POST', headers, body: JSON.stringify(body), keepalive: true }
}

function readAnswer(status: number, json: unknown): CartAnswer {
  return isCart(json) ? { cart: json } : { problem: refusalOf({ status, json }) ?? sharedText.unreachable }
}

// Our own route's answer, or a stranger's, such as the login page of a hotel's network.
function isCart(json: unknown): json is CartView {
  return (
    typeof json === 'object' &&
    json !== null &&
    'lines' in json &&
    Array.isArray(json.lines) &&
    'discountFen' in json
  )
}
