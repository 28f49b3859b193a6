import { z } from 'zod'
import { idSchema, itemsSchema, maxInt32, shownFenSchema, shownItemsSchema } from './cart'
import { maxRemark } from './limits'

// NUL and lone surrogates are nothing a person types, and PostgreSQL cannot store them.
const strange = /\0|\p{Cs}/u
const strangeInRemark = /[^\P{Cc}\n\t]|\p{Cs}/u

/** A line of text that a person typed; a line break or a tab in it is a space. */
export function line(min: number, max: number) {
  return z
    .string()
    .refine((text) => !strange.test(text))
    .overwrite((text) => text.replace(/[\s\p{Cc}]+/gu, ' '))
    .trim()
    .min(min)
    .max(max)
}

/** Where goods go. The phone is a mainland mobile number, kept as 11 digits however it was typed. */
export const addressSchema = z.strictObject({
  recipient: line(1, 30),
  phone: z
    .string()
    .transform((text) => text.replace(/^\s*(\+?86)?/, '').replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^1[3-9][0-9]{9}$/)),
  region: line(2, 60),
  detail: line(2, 120),
})

export type Address = z.output<typeof addressSchema>

/** A draft's id or an Idempotency-Key: what makes two requests the same request. */
export const checkoutKeySchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

/**
 * `POST /api/checkout`: without items, the selected lines of the cart. `pieces` is how many the shopper saw selected,
 * and `totalFen` what they cost; an item may bring its own `priceFen`. All are only compared, never charged, so that
 * nothing drops out of an order or becomes dearer between the page and the checkout without a word.
 */
export const checkoutRequestSchema = z.strictObject({
  items: shownItemsSchema.optional(),
  pieces: z.int().min(0).max(maxInt32).optional(),
  totalFen: shownFenSchema,
})

/**
 * `POST /api/orders`. The goods are those of the draft `checkoutId`, else `items`, else the selected lines of the cart.
 * `couponId` is one of the shopper's coupons; null says that they want none. `expectedTotalFen` is what they saw, the
 * discount taken off: it is only compared, never charged.
 */
export const orderRequestSchema = z
  .strictObject({
    checkoutId: checkoutKeySchema.optional(),
    items: itemsSchema.optional(),
    addressId: idSchema.optional(),
    address: addressSchema.optional(),
    remark: z
      .string()
      // A form sends two characters for a line break, and the page counts one.
      .overwrite((text) => text.replace(/\r\n?/g, '\n'))
      .trim()
      .max(maxRemark)
      .refine((text) => !strangeInRemark.test(text))
      .optional(),
    couponId: idSchema.nullable().optional(),
    expectedTotalFen: z.int().min(0).optional(),
  })
  .refine(({ addressId, address }) => (addressId === undefined) !== (address === undefined), 'one address')
  .refine(({ checkoutId, items }) => checkoutId === undefined || items === undefined, 'one source of goods')

export type OrderRequest = z.output<typeof orderRequestSchema>
