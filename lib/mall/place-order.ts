import 'server-only'
import { createHash } from 'node:crypto'
import type { Address, OrderRequest } from '@/lib/domain/checkout'
import { discountOf } from '@/lib/domain/coupon'
import { maxAddresses } from '@/lib/domain/limits'
import type { Fen } from '@/lib/domain/money'
import { priceItems } from '@/lib/domain/pricing'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import {
  readOrderFacts,
  writeOrder,
  type ChosenCoupon,
  type OrderableItem,
  type OrderFacts,
  type OrderToWrite,
  type PlacedOrder,
} from '@/lib/store/mall-place-order'

interface Deps extends Pick<Server, 'pool' | 'clock'> {
  env: Pick<Server['env'], 'orderTtlMinutes'>
  makeOrderNo: () => string
}

export interface PlaceOrderInput {
  userId: number
  /** Whose draft `request.checkoutId` must be. */
  sessionId: string
  /** Places one order for this user, however often the request is repeated. */
  checkoutKey: string
  request: OrderRequest
}

/**
 * Places an order: prices it from the catalogue, reserves its stock, redeems its coupon and writes it, in one
 * transaction. A repeat under the same key answers the same order; the same key with another request is refused.
 * Throws `checkout_expired`, `cart_empty`, `price_changed`, `out_of_stock`, `order_too_large`, `coupon_unavailable`,
 * `address_invalid` or `checkout_key_reused`; then nothing has been written.
 */
export async function placeOrder(
  deps: Deps,
  input: PlaceOrderInput,
): Promise<{ orderNo: string; totalFen: Fen }> {
  const { request } = input
  const requestDigest = createHash('sha256').update(JSON.stringify(request)).digest('base64url')
  const facts = await readOrderFacts(deps.pool, {
    userId: input.userId,
    sessionId: input.sessionId,
    checkoutKey: input.checkoutKey,
    checkoutId: request.checkoutId ?? null,
    items: request.items ?? null,
    addressId: request.addressId ?? null,
    couponId: request.couponId ?? null,
  })
  if (facts.existing) return sameOrder(facts.existing, requestDigest)

  const placedAt = deps.clock.now()
  const written = await writeOrder(deps.pool, {
    ...decide(facts, request, placedAt),
    userId: input.userId,
    checkoutKey: input.checkoutKey,
    orderNo: deps.makeOrderNo(),
    requestDigest,
    placedAt,
    expiresAt: new Date(placedAt.getTime() + deps.env.orderTtlMinutes * 60_000),
  })
  switch (written.outcome) {
    case 'placed':
      return { orderNo: written.orderNo, totalFen: written.totalFen }
    case 'repeated':
      return sameOrder(written, requestDigest)
    case 'out_of_stock':
    case 'price_changed':
    case 'coupon_unavailable':
      throw new AppError(written.outcome)
  }
}

function sameOrder(order: PlacedOrder, requestDigest: string): { orderNo: string; totalFen: Fen } {
  if (order.requestDigest !== requestDigest) throw new AppError('checkout_key_reused')
  return { orderNo: order.orderNo, totalFen: order.totalFen }
}

type Decided = Pick<
  OrderToWrite,
  | 'lines'
  | 'goodsFen'
  | 'discountFen'
  | 'totalFen'
  | 'coupon'
  | 'address'
  | 'keepAddress'
  | 'maxAddresses'
  | 'remark'
  | 'fromCart'
>

function decide(facts: OrderFacts, request: OrderRequest, placedAt: Date): Decided {
  if (!facts.items) throw new AppError('checkout_expired')
  const goodsFen = goodsFenOf(facts.items)
  const wantsCoupon = typeof request.couponId === 'number'
  const discountFen = wantsCoupon ? discountFenOf(facts.chosen, goodsFen, placedAt) : 0
  const totalFen = goodsFen - discountFen
  if (request.expectedTotalFen !== undefined && request.expectedTotalFen !== totalFen) {
    throw new AppError('price_changed')
  }
  const address: Address | null = request.address ?? facts.savedAddress
  if (!address) throw new AppError('address_invalid')
  return {
    lines: facts.items.map(lineOf),
    goodsFen,
    discountFen,
    totalFen,
    coupon: facts.chosen?.ref ?? null,
    address,
    keepAddress: request.address !== undefined,
    maxAddresses,
    remark: request.remark ?? '',
    fromCart: facts.fromCart,
  }
}

/** A coupon that does not fit is an error, not a discount of nothing: nobody is charged more than they were shown. */
function discountFenOf(chosen: ChosenCoupon | null, goodsFen: Fen, placedAt: Date): Fen {
  const fit = chosen && discountOf(chosen.coupon, goodsFen, placedAt)
  if (fit?.outcome !== 'fits') throw new AppError('coupon_unavailable')
  return fit.discountFen
}

function goodsFenOf(items: readonly OrderableItem[]): Fen {
  const priced = priceItems(items)
  switch (priced.outcome) {
    case 'priced':
      return priced.totalFen
    case 'empty':
      throw new AppError('cart_empty')
    case 'off_sale':
      throw new AppError('out_of_stock')
    case 'too_large':
      throw new AppError('order_too_large')
  }
}

function lineOf(item: OrderableItem, index: number): OrderToWrite['lines'][number] {
  const { skuId, quantity, priceFen, productSlug, productTitle, skuName, picture } = item
  if (priceFen === null || !productSlug || !productTitle || skuName === null || picture === null) {
    throw new AppError('out_of_stock')
  }
  return {
    position: index + 1,
    skuId,
    quantity,
    unitPriceFen: priceFen,
    productSlug,
    productTitle,
    skuName,
    picture,
  }
}
