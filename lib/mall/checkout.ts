import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Item } from '@/lib/domain/cart'
import { orderRequestSchema, type OrderRequest } from '@/lib/domain/checkout'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import type { Session } from '@/lib/session'
import { readCartLines, readItems } from '@/lib/store/mall-cart'
import { findDraft, findOrderNoOfDraft, replaceDraft, writeDraftForm } from '@/lib/store/mall-drafts'
import { goodsView, ownerOf, type GoodsView } from './cart'

type Deps = Pick<Server, 'pool' | 'clock'>

/**
 * Makes the session's draft of an order: the items given, or the whole cart. Its id becomes the order's checkout key.
 * Throws `cart_empty`, `not_found` (an SKU that is not on sale), `out_of_stock` or `order_too_large`.
 */
export async function startCheckout(
  { pool, clock }: Deps,
  session: Session,
  items: readonly Item[] | undefined,
): Promise<{ checkoutId: string }> {
  const wanted = items ? await readItems(pool, items) : await readCartLines(pool, ownerOf(session))
  const goods = goodsView(wanted)
  if (items && goods.lines.length < items.length) throw new AppError('not_found')
  if (goods.lines.length === 0) throw new AppError('cart_empty')
  if (goods.lines.some(({ problem }) => problem !== null)) throw new AppError('out_of_stock')
  if (!goods.canOrder) throw new AppError('order_too_large')

  const checkoutId = randomBytes(24).toString('base64url')
  await replaceDraft(pool, {
    id: checkoutId,
    sessionId: session.id,
    items: goods.lines.map(({ skuId, quantity }) => ({ skuId, quantity })),
    fromCart: !items,
    createdAt: clock.now(),
  })
  return { checkoutId }
}

/**
 * Keeps a posted order until its shopper has logged in; an order without a draft gets one first.
 * Throws `checkout_expired` when the draft is not this session's latest, and what `startCheckout` throws.
 */
export async function keepOrderRequest(deps: Deps, session: Session, request: OrderRequest): Promise<void> {
  const { items, ...rest } = request
  const checkoutId = request.checkoutId ?? (await startCheckout(deps, session, items)).checkoutId
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
  return {
    checkoutId: draft.id,
    goods: goodsView(await readItems(pool, draft.items)),
    form: form.success ? form.data : null,
    orderNo: userId === undefined ? null : await findOrderNoOfDraft(pool, { userId, draftId: draft.id }),
  }
}
