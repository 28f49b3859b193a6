import 'server-only'
import { addItem, type Item } from '@/lib/domain/cart'
import { priceItems } from '@/lib/domain/pricing'
import type { Fen } from '@/lib/domain/money'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import type { Session } from '@/lib/session'
import {
  countCartPieces,
  deleteCartLine,
  findCartItems,
  findStock,
  lockCart,
  readCartLines,
  updateCartLine,
  writeCartLine,
  type CartOwner,
  type ItemView,
} from '@/lib/store/mall-cart'
import { inTransaction } from '@/lib/store/in-transaction'

type Deps = Pick<Server, 'pool' | 'clock'>

/** Why a line cannot be ordered as it stands; null when it can. */
export type LineProblem = 'off_sale' | 'sold_out' | 'low_stock' | null

export interface LineView extends ItemView {
  lineFen: Fen
  problem: LineProblem
}

export interface GoodsView {
  lines: LineView[]
  pieces: number
  totalFen: Fen
  /** Every line can be ordered, and together they cost no more than one order may. */
  canOrder: boolean
}

export function ownerOf(session: Session): CartOwner {
  return session.user ? { userId: session.user.id, sessionId: null } : { userId: null, sessionId: session.id }
}

/** What is in the cart now, priced from the catalogue. Without a session it is empty. */
export async function readCart({ pool }: Pick<Deps, 'pool'>, session: Session | null): Promise<GoodsView> {
  return goodsView(session ? await readCartLines(pool, ownerOf(session)) : [])
}

/** How many pieces are in the cart, for the tab bar. */
export async function countCart({ pool }: Pick<Deps, 'pool'>, session: Session | null): Promise<number> {
  return session ? countCartPieces(pool, ownerOf(session)) : 0
}

/** Adds to what is there. Throws `not_found` (no such SKU on sale), `out_of_stock` or `cart_full`. */
export async function addToCart({ pool, clock }: Deps, session: Session, item: Item): Promise<void> {
  const stock = await findStock(pool, item.skuId)
  if (stock === null) throw new AppError('not_found')
  await inTransaction(pool, async (client) => {
    const cartId = await lockCart(client, ownerOf(session))
    const added = addItem(await findCartItems(client, cartId), item, stock)
    if (added.outcome !== 'added') throw new AppError(added.outcome)
    const { quantity } = added
    await writeCartLine(client, { cartId, skuId: item.skuId, quantity, addedAt: clock.now() })
  })
}

/** Sets a line's quantity. Throws `not_found` (no such line) or `out_of_stock`. */
export async function setQuantity({ pool }: Pick<Deps, 'pool'>, session: Session, item: Item): Promise<void> {
  const stock = await findStock(pool, item.skuId)
  if (stock === null) throw new AppError('not_found')
  if (item.quantity > stock) throw new AppError('out_of_stock')
  if (!(await updateCartLine(pool, ownerOf(session), item))) throw new AppError('not_found')
}

/** Takes a line out; one that is not there is out already. */
export async function removeFromCart(
  { pool }: Pick<Deps, 'pool'>,
  session: Session,
  skuId: number,
): Promise<void> {
  await deleteCartLine(pool, ownerOf(session), skuId)
}

/** Items with what they cost and what stands in the way of ordering them. */
export function goodsView(items: readonly ItemView[]): GoodsView {
  const lines = items.map((item) => ({
    ...item,
    lineFen: item.priceFen * item.quantity,
    problem: problemOf(item),
  }))
  const priced = priceItems(items)
  return {
    lines,
    pieces: lines.reduce((pieces, { quantity }) => pieces + quantity, 0),
    totalFen: lines.reduce((totalFen, { lineFen }) => totalFen + lineFen, 0),
    canOrder: priced.outcome === 'priced' && lines.every(({ problem }) => problem === null),
  }
}

function problemOf({ isOnSale, stockAvailable, quantity }: ItemView): LineProblem {
  if (!isOnSale) return 'off_sale'
  if (stockAvailable === 0) return 'sold_out'
  return stockAvailable < quantity ? 'low_stock' : null
}
