import { fetchJson, type JsonAnswer } from '@/components/fetch-json'
import { refusalOf } from '@/components/refusal'
import { sharedText } from '@/lib/domain/zh-cn'
import type { CartView } from '@/lib/mall/cart'

/** One thing to change, in the words of the route that changes it. */
export interface CartChange {
  path: `/api/cart/${'quantity' | 'select' | 'remove' | 'restore' | 'clear'}`
  body: Record<string, unknown>
}

/** The cart as it is afterwards, or the sentence for why it is not known. */
export type CartAnswer = { cart: CartView } | { problem: string }

// Longer than the server ever takes: one request that hangs must not hold back the next for ever.
const timeoutMs = 10_000

/** Sends a change, or, without one, asks how the cart is now. */
export async function askCart(change?: CartChange): Promise<CartAnswer> {
  const answer = await fetchJson(change?.path ?? '/api/cart', change ? posting(change.body) : {}, timeoutMs)
  return readAnswer(answer)
}

// Kept alive: the last touch before the page is left counts.
function posting(body: Record<string, unknown>): RequestInit {
  const headers = { 'content-type': 'application/json' }
  return { method: 'POST', headers, body: JSON.stringify(body), keepalive: true }
}

function readAnswer(answer: JsonAnswer): CartAnswer {
  const { json } = answer
  return isCart(json) ? { cart: json } : { problem: refusalOf(answer) ?? sharedText.unreachable }
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
