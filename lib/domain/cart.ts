import { z } from 'zod'
import { maxLines, maxQuantity } from './limits'

export const maxInt32 = 2_147_483_647

export const idSchema = z.int().min(1).max(maxInt32)

export const itemSchema = z.strictObject({
  skuId: idSchema,
  quantity: z.int().min(1).max(maxQuantity),
})

/** What a shopper wants: which SKU and how many. Never a price. */
export type Item = z.output<typeof itemSchema>

export const itemsSchema = listOf(itemSchema)

/** An amount that a page showed. It is only compared, so what is no amount is as good as none. */
export const shownFenSchema = z.int().min(0).max(maxInt32).optional().catch(undefined)

/** Items with the price that their shopper was shown, where a page told it. */
export const shownItemsSchema = listOf(itemSchema.extend({ priceFen: shownFenSchema }))

function listOf<Schema extends z.ZodType<Item>>(schema: Schema) {
  return z
    .array(schema)
    .min(1)
    .max(maxLines)
    .refine((items) => new Set(items.map(({ skuId }) => skuId)).size === items.length, 'a SKU is named twice')
}

export type Added =
  | { outcome: 'added'; quantity: number }
  | { outcome: 'cart_full' }
  | { outcome: 'out_of_stock' }
  | { outcome: 'too_many_in_cart' }

/**
 * What adding an item to a cart comes to. `quantity` is the line's new quantity: what was there and what is added.
 * More than the stock is refused, so that a cart does not promise what nobody has, and so is more than a line may
 * hold; where it is the cart's own pieces that make it too many, the shopper is told of them.
 */
export function addItem(lines: readonly Item[], item: Item, stockAvailable: number): Added {
  const present = lines.find((line) => line.skuId === item.skuId)
  if (!present && lines.length >= maxLines) return { outcome: 'cart_full' }
  const quantity = (present?.quantity ?? 0) + item.quantity
  if (quantity <= Math.min(stockAvailable, maxQuantity)) return { outcome: 'added', quantity }
  return { outcome: present ? 'too_many_in_cart' : 'out_of_stock' }
}
