import 'server-only'
import type { Pool } from 'pg'
import type { Address } from '@/lib/domain/checkout'
import type { Item } from '@/lib/domain/cart'
import type { CouponTerms } from '@/lib/domain/coupon'
import type { Fen } from '@/lib/domain/money'
import { termsOf, type TermsColumns } from './mall-coupons'

/** A wanted item as the catalogue knows it; the names are null when there is no such SKU on sale. */
export interface OrderableItem extends Item {
  priceFen: Fen | null
  productSlug: string | null
  productTitle: string | null
  skuName: string | null
  picture: string | null
}

export interface PlacedOrder {
  orderNo: string
  totalFen: Fen
  requestDigest: string
}

/** A coupon as `coupon_terms` writes it; an order hands it back, to be placed on these terms or not at all. */
export interface CouponRef {
  userCouponId: number
  terms: Omit<TermsColumns, 'startsAt' | 'endsAt'> & { startsAtMs: number; endsAtMs: number }
}

export interface ChosenCoupon {
  ref: CouponRef
  coupon: CouponTerms & { isUsed: boolean }
}

export interface OrderFacts {
  /** The order this key has already placed. */
  existing: PlacedOrder | null
  /** null when the draft is not this session's, or not there any more. */
  items: OrderableItem[] | null
  fromCart: boolean
  /** The shopper's saved address of that id. */
  savedAddress: Address | null
  /** The shopper's coupon of that id. */
  chosen: ChosenCoupon | null
}

interface Wanted {
  userId: number
  sessionId: string
  checkoutKey: string
  checkoutId: string | null
  items: readonly Item[] | null
  addressId: number | null
  couponId: number | null
}

// Where the wanted items come from: two statements, because one that could do either takes twice as long to set up.
const given = `SELECT $5::jsonb AS items, false AS from_cart`

/** Of the kept checkout of that id, or what is selected in the cart. */
const kept = `
    SELECT items, from_cart FROM checkout_drafts WHERE id = $5 AND session_id = $6
    UNION ALL
    SELECT COALESCE(jsonb_agg(jsonb_build_object('skuId', sku_id, 'quantity', quantity) ORDER BY added_at, sku_id), '[]'),
           true
      FROM carts JOIN cart_lines ON cart_id = carts.id
      WHERE user_id = $1 AND is_selected
      HAVING $5::text IS NULL`

// LIMIT 1 has each item looked up by its index. A set that comes out of JSON counts as a hundred rows, and for so many
// PostgreSQL reads a small catalogue from end to end.
const factsSql = (source: string) => `
  WITH source AS (${source})
  SELECT (SELECT jsonb_build_object('orderNo', order_no, 'totalFen', total_fen, 'requestDigest', request_digest)
      FROM orders WHERE user_id = $1 AND checkout_key = $2) AS existing,
    (SELECT from_cart FROM source) AS from_cart,
    (SELECT COALESCE(jsonb_agg(jsonb_build_object(
        'skuId', i."skuId", 'quantity', i.quantity, 'priceFen', g.price_fen, 'productSlug', g.slug,
        'productTitle', g.title, 'skuName', g.name, 'picture', g.picture) ORDER BY i.n), '[]')
      FROM source,
        ROWS FROM (jsonb_to_recordset(source.items) AS ("skuId" integer, quantity integer))
          WITH ORDINALITY AS i("skuId", quantity, n)
        LEFT JOIN LATERAL (SELECT s.price_fen, s.name, p.slug, p.title, p.picture
            FROM skus s JOIN products p ON p.id = s.product_id AND p.on_sale WHERE s.id = i."skuId" LIMIT 1) g ON true
      HAVING EXISTS (SELECT 1 FROM source)) AS items,
    (SELECT jsonb_build_object('recipient', recipient, 'phone', phone, 'region', region, 'detail', detail)
      FROM addresses WHERE id = $3 AND user_id = $1) AS address,
    (SELECT jsonb_build_object('userCouponId', u.id, 'isUsed', u.order_id IS NOT NULL, 'terms', coupon_terms(c))
      FROM user_coupons u JOIN coupons c ON c.id = u.coupon_id
      WHERE u.coupon_id = $4 AND u.user_id = $1) AS coupon`

const factsOfGiven = factsSql(given)
const factsOfKept = factsSql(kept)

interface FactsRow {
  existing: PlacedOrder | null
  from_cart: boolean | null
  items: OrderableItem[] | null
  address: Address | null
  coupon: (CouponRef & { isUsed: boolean }) | null
}

/** Everything that decides about an order, read in one statement. */
export async function readOrderFacts(pool: Pool, wanted: Wanted): Promise<OrderFacts> {
  const { userId, sessionId, checkoutKey, checkoutId, items, addressId, couponId } = wanted
  const common = [userId, checkoutKey, addressId, couponId]
  const { rows } = await pool.query<FactsRow>(
    items
      ? { name: 'order_facts', text: factsOfGiven, values: [...common, JSON.stringify(items)] }
      : { name: 'kept_order_facts', text: factsOfKept, values: [...common, checkoutId, sessionId] },
  )
  const [row] = rows
  return {
    existing: row?.existing ?? null,
    items: row?.items ?? null,
    fromCart: row?.from_cart ?? false,
    savedAddress: row?.address ?? null,
    chosen: row?.coupon ? chosenOf(row.coupon) : null,
  }
}

function chosenOf({ isUsed, ...ref }: CouponRef & { isUsed: boolean }): ChosenCoupon {
  const { startsAtMs, endsAtMs, ...figures } = ref.terms
  const terms = termsOf({ ...figures, startsAt: new Date(startsAtMs), endsAt: new Date(endsAtMs) })
  return { ref, coupon: { ...terms, isUsed } }
}

/** What `place_order` writes; see its migration. */
export interface OrderToWrite extends PlacedOrder {
  userId: number
  checkoutKey: string
  lines: ReadonlyArray<{
    position: number
    skuId: number
    productSlug: string
    productTitle: string
    skuName: string
    picture: string
    unitPriceFen: Fen
    quantity: number
  }>
  goodsFen: Fen
  discountFen: Fen
  coupon: CouponRef | null
  address: Address
  keepAddress: boolean
  maxAddresses: number
  remark: string
  fromCart: boolean
  placedAt: Date
  expiresAt: Date
}

export type Written =
  | { outcome: 'placed'; orderNo: string; totalFen: Fen }
  | ({ outcome: 'repeated' } & PlacedOrder)
  | { outcome: 'out_of_stock' }
  | { outcome: 'price_changed' }
  | { outcome: 'coupon_unavailable' }

/** Writes the order whole, or nothing, in one round trip. */
export async function writeOrder(pool: Pool, order: OrderToWrite): Promise<Written> {
  const { rows } = await pool.query<{ written: Written }>({
    name: 'place_order',
    text: 'SELECT place_order($1) AS written',
    values: [JSON.stringify(order)],
  })
  const [row] = rows
  if (!row) throw new Error('place_order answered nothing')
  return row.written
}
