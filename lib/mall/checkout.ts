import 'server-only'
import { randomBytes } from 'node:crypto'
import { isInvalid, problemOf } from '@/lib/domain/cart-view'
import { orderRequestSchema, type OrderRequest } from '@/lib/domain/checkout'
import {
  asShown,
  changesOf,
  whatIsLeft,
  type CheckoutChange,
  type ShownItem,
} from '@/lib/domain/checkout-changes'
import type { Fen } from '@/lib/domain/money'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import type { Session } from '@/lib/session'
import { readBalance } from '@/lib/store/ledger'
import { readCartLines, readItems } from '@/lib/store/mall-cart'
import {
  changeDraft,
  findDraft,
  findOrderNoOfDraft,
  replaceDraft,
  writeDraftForm,
} from '@/lib/store/mall-drafts'
import { goodsView, ownerOf, type GoodsView } from './cart'

type Deps = Pick<Server, 'pool' | 'clock'>

/** What to check out: the items given, or the selected lines of the cart. */
export interface Wanted {
  items?: readonly ShownItem[] | undefined
  /** How many pieces of the cart the shopper saw selected. */
  pieces?: number | undefined
  /** What they cost, as the shopper saw it. */
  totalFen?: Fen | undefined
}

/**
 * Makes the session's draft of an order. Its id becomes the order's checkout key. Throws `cart_empty`, `cart_changed`,
 * `login_required` (the cart that was seen is not nobody's), `not_found` (an SKU that is not on sale), `out_of_stock`
 * or `order_too_large`.
 */
export async function startCheckout(
  { pool, clock }: Deps,
  session: Session,
  { items, pieces, totalFen }: Wanted,
): Promise<{ checkoutId: string }> {
  const goods = goodsView(items ? await readItems(pool, items) : await selectedItems(pool, session, pieces))
  if (items && goods.lines.length < items.length) throw new AppError('not_found')
  if (!items && isOther(goods, { pieces, totalFen })) throw new AppError('cart_changed')
  if (goods.lines.length === 0) throw new AppError('cart_empty')
  if (goods.lines.some(({ problem }) => problem !== null)) throw new AppError('out_of_stock')
  if (!goods.canOrder) throw new AppError('order_too_large')

  const checkoutId = newCheckoutId()
  await replaceDraft(pool, {
    id: checkoutId,
    sessionId: session.id,
    items: asShown(whatIsLeft(goods.lines), items ?? []),
    fromCart: !items,
    createdAt: clock.now(),
  })
  return { checkoutId }
}

/** Whether the cart is not what its shopper saw. */
function isOther(goods: GoodsView, { pieces, totalFen }: Omit<Wanted, 'items'>): boolean {
  if (pieces !== undefined && pieces !== goods.pieces) return true
  return totalFen !== undefined && totalFen !== goods.totalFen
}

function newCheckoutId(): string {
  return randomBytes(24).toString('base64url')
}

/** The cart's page shows what cannot be had apart; whoever says how many pieces they saw has seen that. */
async function selectedItems(pool: Deps['pool'], session: Session, pieces: number | undefined) {
  const lines = await readCartLines(pool, ownerOf(session))
  // The cart that was seen is somebody's whose login ran out meanwhile.
  if (lines.length === 0 && pieces && !session.user) throw new AppError('login_required')
  const selected = lines.filter(({ isSelected }) => isSelected)
  return pieces === undefined ? selected : selected.filter((line) => !isInvalid({ problem: problemOf(line) }))
}

/**
 * Lowers the session's draft to what can still be had, for its shopper to look at and confirm. Throws
 * `checkout_expired`, or `out_of_stock` when nothing is left of it.
 */
export async function adjustCheckout(
  { pool }: Pick<Deps, 'pool'>,
  session: Session,
): Promise<{ checkoutId: string }> {
  const draft = await findDraft(pool, session.id)
  if (!draft) throw new AppError('checkout_expired')
  const items = whatIsLeft(goodsView(await readItems(pool, draft.items)).lines)
  if (items.length === 0) throw new AppError('out_of_stock')
  const checkoutId = newCheckoutId()
  const change = { was: draft.id, id: checkoutId, sessionId: session.id, items }
  if (!(await changeDraft(pool, change))) throw new AppError('checkout_expired')
  return { checkoutId }
}

/**
 * Keeps a posted order until its shopper has logged in; an order without a draft gets one first.
 * Throws `checkout_expired` when the draft is not this session's latest, and what `startCheckout` throws.
 */
export async function keepOrderRequest(deps: Deps, session: Session, request: OrderRequest): Promise<void> {
  const { items, ...rest } = request
  const checkoutId = request.checkoutId ?? (await startCheckout(deps, session, { items })).checkoutId
  const form = { ...rest, checkoutId }
  const now = deps.clock.now()
  const kept = await writeDraftForm(deps.pool, { id: checkoutId, sessionId: session.id, form, now })
  if (!kept) throw new AppError('checkout_expired')
}

/** The kept form of the session's draft, or null: no draft, or nothing posted yet. */
export async function readKeptOrder(
  { pool }: Pick<Deps, 'pool'>,
  session: Session,
): Promise<{ checkoutId: string; request: OrderRequest } | null> {
  const draft = await findDraft(pool, session.id)
  const request = orderRequestSchema.safeParse(draft?.form)
  return draft && request.success ? { checkoutId: draft.id, request: request.data } : null
}

export interface CheckoutView {
  checkoutId: string
  goods: GoodsView
  /** What is different from what the shopper was shown when they began. */
  changes: CheckoutChange[]
  /** What the shopper posted before, to fill the form in again. */
  form: OrderRequest | null
  /** Set when this draft has become an order already. */
  orderNo: string | null
}

/** The session's draft with today's prices, or null. */
export async function readCheckout(
  { pool }: Pick<Deps, 'pool'>,
  session: Session | null,
): Promise<CheckoutView | null> {
  const draft = session && (await findDraft(pool, session.id))
  if (!draft) return null
  const form = orderRequestSchema.safeParse(draft.form)
  const userId = session.user?.id
  const goods = goodsView(await readItems(pool, draft.items))
  return {
    checkoutId: draft.id,
    // Of an SKU that is no more there is no line.
    goods: { ...goods, canOrder: goods.canOrder && goods.lines.length === draft.items.length },
    changes: changesOf(draft.items, goods.lines),
    form: form.success ? form.data : null,
    orderNo: userId === undefined ? null : await findOrderNoOfDraft(pool, { userId, draftId: draft.id }),
  }
}

/** What a shopper's balance could pay with now. */
export async function readSpendable({ pool }: Pick<Deps, 'pool'>, userId: number): Promise<Fen> {
  return (await readBalance(pool, userId)).availableFen
}
