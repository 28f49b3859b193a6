import type { CartView } from '@/lib/mall/cart'
import { askCart, type CartAnswer, type CartChange } from './cart-requests'

interface Told {
  /** The server's word so far. */
  first: CartView
  /** The server's word, once nothing more waits to be sent. */
  onCart: (cart: CartView) => void
  onProblem: (problem: string) => void
}

export interface CartWriter {
  /** Sends the change after a moment's quiet; a later one under the same key takes its place. */
  write: (key: string, change: CartChange) => void
  /** Sends what waits, now; done once everything is answered or given up. Says whether the server did it all. */
  flush: () => Promise<boolean>
}

const quietMs = 350

/** Changes go out one after the other in the order they were last made, so that the last one written is the last made. */
export function createCartWriter({ first, onCart, onProblem }: Told): CartWriter {
  const waiting = new Map<string, CartChange>()
  let known = first
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<boolean> | null = null

  async function sendAll(): Promise<boolean> {
    let isAllDone = true
    for (const [key, change] of waiting) {
      waiting.delete(key)
      const answer = await askCart(change)
      if ('problem' in answer) isAllDone = false
      await take(answer)
    }
    return isAllDone
  }

  async function take(answer: CartAnswer): Promise<void> {
    if ('problem' in answer) onProblem(answer.problem)
    // What was shown ahead of a refusal is not so: show what is, which the next change's answer says too.
    const now = 'problem' in answer && waiting.size === 0 ? await askCart() : answer
    if ('cart' in now) known = now.cart
    if (waiting.size === 0) onCart(known)
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer)
    sending ??= sendAll().finally(() => {
      sending = null
    })
    return sending
  }

  return {
    write(key, change) {
      waiting.delete(key)
      waiting.set(key, change)
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), quietMs)
    },
    flush,
  }
}
