import 'server-only'
import { addItem, type Item } from '@/lib/domain/cart'
import {
  piecesOf,
  problemOf,
  summaryOf,
  type CartLine,
  type CartSummary,
  type LineProblem,
} from '@/lib/domain/cart-view'
import { maxLines } from '@/lib/domain/limits'
import { priceItems } from '@/lib/domain/pricing'
import type { Fen } from '@/lib/domain/money'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import type { Session } from '@/lib/session'
import {
  countCartPieces,
  deleteCartLine,
  deleteInvalidLines,
  findCartItems,
  findStock,
  lockCart,
  readCartLines,
  restoreCartLine,
  selectCartLines,
  updateCartLine,
  writeCartLine,
  type CartItemView,
  type CartOwner,
  type ItemView,
} from '@/lib/store/mall-cart'
import { inTransaction } from '@/lib/store/in-transaction'
import { bestDiscountFen } from './coupons'

type Deps = Pick<Server, 'pool' | 'clock'>

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

/** The whole cart, and what the selected lines of it come to. */
export interface CartView extends CartSummary {
  lines: CartLine[]
  /** What the shopper's best coupon would take off. */
  discountFen: Fen
}

export function ownerOf(session: Session): CartOwner {
  return session.user ? { userId: session.user.id, sessionId: null } : { userId: null, sessionId: session.id }
}

/** What is in the cart now, priced from the catalogue. Without a session it is empty. */
export async function readCart(
  { pool, prisma, clock }: Deps & Pick<Server, 'prisma'>,
  session: Session | null,
): Promise<CartView> {
  const lines = cartLines(session ? await readCartLines(pool, ownerOf(session)) : [])
  const summary = summaryOf(lines)
  const of = { userId: session?.user?.id ?? null, goodsFen: summary.totalFen }
  return { lines, ...summary, discountFen: await bestDiscountFen({ prisma, clock }, of) }
}

/** How many pieces are in the cart, for the tab bar. */
export async function countCart({ pool }: Pick<Deps, 'pool'>, session: Session | null): Promise<number> {
  return session ? countCartPieces(pool, ownerOf(session)) : 0
}

/** Adds to what is there. Throws `not_found` (no such SKU on sale), `out_of_stock`, `too_many_in_cart` or `cart_full`. */
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

/** Selects a line for the next checkout, or leaves it out; without a SKU, every line. */
export async function selectInCart(
  { pool }: Pick<Deps, 'pool'>,
  session: Session,
  { skuId, isSelected }: { skuId?: number | undefined; isSelected: boolean },
): Promise<void> {
  await selectCartLines(pool, ownerOf(session), { skuId: skuId ?? null, isSelected })
}

/** Takes a line out; one that is not there is out already. */
export async function removeFromCart(
  { pool }: Pick<Deps, 'pool'>,
  session: Session,
  skuId: number,
): Promise<void> {
  await deleteCartLine(pool, ownerOf(session), skuId)
}

/**
 * Puts the line that was taken out last back as it was; one that is there again stays as it is. The stock is not asked:
 * the cart says what of it cannot be had, as it did before. Throws `cart_full`.
 */
export async function putBackIntoCart(
  { pool }: Pick<Deps, 'pool'>,
  session: Session,
  skuId: number,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const cartId = await lockCart(client, ownerOf(session))
    if ((await findCartItems(client, cartId)).length >= maxLines) throw new AppError('cart_full')
    await restoreCartLine(client, { cartId, skuId })
  })
}

/** Takes out the lines that are sold out or off sale at this moment. */
export async function clearInvalid({ pool }: Pick<Deps, 'pool'>, session: Session): Promise<void> {
  await deleteInvalidLines(pool, ownerOf(session))
}

function cartLines(items: readonly CartItemView[]): CartLine[] {
  return items.map((item) => ({ ...item, ...judged(item) }))
}

function judged(item: ItemView): Pick<LineView, 'lineFen' | 'problem'> {
  return { lineFen: item.priceFen * item.quantity, problem: problemOf(item) }
}

/** Items with what they cost and what stands in the way of ordering them. */
export function goodsView(items: readonly ItemView[]): GoodsView {
  const lines = items.map((item) => ({ ...item, ...judged(item) }))
  return {
    lines,
    pieces: piecesOf(lines),
    totalFen: lines.reduce((totalFen, { lineFen }) => totalFen + lineFen, 0),
    canOrder: priceItems(items).outcome === 'priced' && lines.every(({ problem }) => problem === null),
  }
}
