import 'server-only'
import { planBuyAgain, type ShortReason } from '@/lib/domain/buy-again'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import type { Session } from '@/lib/session'
import { inTransaction } from '@/lib/store/in-transaction'
import { findCartItems, lockCart, readCartLines, writeCartLine } from '@/lib/store/mall-cart'
import { findOrderedGoods, type OrderedGoods, type OrderName } from '@/lib/store/mall-orders'
import { ownerOf } from './cart'

/** Goods of an order that cannot be had, or not as many. */
export interface ShortGoods extends Pick<OrderedGoods, 'skuId' | 'productTitle' | 'skuName' | 'picture'> {
  reason: ShortReason
  /** How many could be had all the same. */
  quantity: number
}

export interface BoughtAgain {
  /** Not one of the order's goods can be had. */
  isNone: boolean
  short: ShortGoods[]
}

/**
 * Puts an order's goods into its shopper's cart, as far as they can be had. Doing it twice is doing it once.
 *
 * Throws AppError not_found.
 */
export async function buyAgain(
  { pool, clock }: Pick<Server, 'pool' | 'clock'>,
  session: Session,
  of: OrderName,
): Promise<BoughtAgain> {
  const goods = await findOrderedGoods(pool, of)
  if (goods.length === 0) throw new AppError('not_found')
  const plan = await inTransaction(pool, async (client) => {
    const cartId = await lockCart(client, ownerOf(session))
    const plan = planBuyAgain(await findCartItems(client, cartId), goods)
    for (const line of plan.lines) await writeCartLine(client, { cartId, ...line, addedAt: clock.now() })
    return plan
  })
  return shortOf(goods, plan.short)
}

/** What of an order's goods did not get into the cart; null for an unknown or somebody else's order. */
export async function findShortGoods(
  { pool }: Pick<Server, 'pool'>,
  of: OrderName,
): Promise<BoughtAgain | null> {
  const owner = { userId: of.userId, sessionId: null }
  const [goods, cart] = await Promise.all([findOrderedGoods(pool, of), readCartLines(pool, owner)])
  return goods.length === 0 ? null : shortOf(goods, planBuyAgain(cart, goods).short)
}

function shortOf(
  goods: readonly OrderedGoods[],
  short: readonly { skuId: number; reason: ShortReason; quantity: number }[],
): BoughtAgain {
  const named = short.flatMap(({ skuId, reason, quantity }) =>
    goods
      .filter((line) => line.skuId === skuId)
      .map(({ productTitle, skuName, picture }) => ({
        skuId,
        productTitle,
        skuName,
        picture,
        reason,
        quantity,
      })),
  )
  return {
    short: named,
    isNone: named.length === goods.length && named.every(({ quantity }) => quantity === 0),
  }
}
