import { useEffect, useState } from 'react'
import { foreseen, isInvalid, withQuantity, type CartLine } from '@/lib/domain/cart-view'
import type { CartView } from '@/lib/mall/cart'
import { createCartWriter, type CartWriter } from './cart-writer'

export interface CartHold {
  /** As the shopper has it: ahead of the server while it is told. */
  cart: CartView
  /** What the server would not do, and why. */
  problem: string | null
  /** The server has not answered yet; what only it knows is of before. */
  isWaiting: boolean
  /** The line that was taken out last, until it is put back, forgotten, or there all the same. */
  removed: RemovedLine | null
  setQuantity: (line: CartLine, quantity: number) => void
  /** Without a line, all of them. */
  select: (line: CartLine | null, isSelected: boolean) => void
  remove: (line: CartLine) => void
  forget: () => void
  putBack: (removed: RemovedLine) => void
  clearInvalid: () => void
  flush: () => Promise<boolean>
}

export interface RemovedLine {
  line: CartLine
  /** Its place in the cart. */
  index: number
}

/** The cart under the shopper's hands: every touch shows at once, and the server is told in the background. */
export function useCart(first: CartView): CartHold {
  const [cart, setCart] = useState(first)
  const [problem, setProblem] = useState<string | null>(null)
  const [isWaiting, setWaiting] = useState(false)
  const [removed, setRemoved] = useState<RemovedLine | null>(null)
  const [writer] = useState<CartWriter>(() =>
    createCartWriter({
      first,
      onCart(now) {
        setCart(now)
        setWaiting(false)
        setRemoved((before) => (before && holds(now.lines, before.line) ? null : before))
      },
      onProblem: setProblem,
    }),
  )
  useSendBeforeLeaving(writer)

  const foresee = (change: (lines: CartLine[]) => CartLine[]) => {
    setProblem(null)
    setWaiting(true)
    setCart((before) => foreseen(before, change(before.lines)))
  }
  const replace = (skuId: number | null, by: (line: CartLine) => CartLine) =>
    foresee((lines) => lines.map((line) => (skuId === null || line.skuId === skuId ? by(line) : line)))

  return {
    cart,
    problem,
    isWaiting,
    removed,
    setQuantity({ skuId }, quantity) {
      replace(skuId, (line) => withQuantity(line, quantity))
      writer.write(`quantity ${skuId}`, { path: '/api/cart/quantity', body: { skuId, quantity } })
    },
    select(line, isSelected) {
      const skuId = line?.skuId ?? null
      replace(skuId, (one) => ({ ...one, isSelected }))
      const body = skuId === null ? { isSelected } : { skuId, isSelected }
      writer.write(`select ${skuId ?? 'all'}`, { path: '/api/cart/select', body })
    },
    remove(line) {
      const { skuId } = line
      setRemoved({ line, index: cart.lines.indexOf(line) })
      foresee((lines) => lines.filter((one) => one.skuId !== skuId))
      // Not under the quantity's key: the line is put back with the one that was wanted last.
      writer.write(`remove ${skuId}`, { path: '/api/cart/remove', body: { skuId } })
      void writer.flush()
    },
    forget: () => setRemoved(null),
    putBack({ line, index }) {
      const { skuId } = line
      foresee((lines) => [...lines.slice(0, index), line, ...lines.slice(index)])
      setRemoved(null)
      // Not under the removal's key: both must be sent.
      writer.write(`restore ${skuId}`, { path: '/api/cart/restore', body: { skuId } })
      void writer.flush()
    },
    clearInvalid() {
      foresee((lines) => lines.filter((line) => !isInvalid(line)))
      writer.write('clear', { path: '/api/cart/clear', body: {} })
      void writer.flush()
    },
    flush: writer.flush,
  }
}

function holds(lines: readonly CartLine[], { skuId }: CartLine): boolean {
  return lines.some((line) => line.skuId === skuId)
}

/** A shopper who goes on before the moment of quiet is over has made the change all the same. */
function useSendBeforeLeaving(writer: CartWriter): void {
  useEffect(() => {
    const send = () => void writer.flush()
    addEventListener('pagehide', send)
    return () => removeEventListener('pagehide', send)
  }, [writer])
}
