import 'server-only'
import type { Pool, PoolClient } from 'pg'
import type { Item } from '@/lib/domain/cart'
import type { Fen } from '@/lib/domain/money'

type Db = Pool | PoolClient

/** A cart is a user's, or a session's until its shopper logs in: exactly one of the two is set. */
export interface CartOwner {
  userId: number | null
  sessionId: string | null
}

/** An item with what a shopper needs to see of it. */
export interface ItemView extends Item {
  productSlug: string
  productTitle: string
  skuName: string
  picture: string
  priceFen: Fen
  stockAvailable: number
  isOnSale: boolean
}

const itemView = `
  s.id AS "skuId", p.slug AS "productSlug", p.title AS "productTitle", s.name AS "skuName", p.picture,
  s.price_fen AS "priceFen", s.stock_available AS "stockAvailable", p.on_sale AS "isOnSale"`

/** A line of a cart. */
export interface CartItemView extends ItemView {
  isSelected: boolean
  /** What one piece cost when it was put in; null when that was not kept. */
  addedPriceFen: Fen | null
}

/** The lines of a cart, oldest first. */
export async function readCartLines(db: Db, { userId, sessionId }: CartOwner): Promise<CartItemView[]> {
  const { rows } = await db.query<CartItemView>(
    `SELECT ${itemView}, l.quantity, l.is_selected AS "isSelected", l.added_price_fen AS "addedPriceFen" FROM carts c JOIN cart_lines l ON l.cart_id = c.id
       JOIN skus s ON s.id = l.sku_id JOIN products p ON p.id = s.product_id
      WHERE c.user_id = $1 OR c.session_id = $2 ORDER BY l.added_at, l.sku_id`,
    [userId, sessionId],
  )
  return rows
}

/** Items, in their own order, as the catalogue has them now; a SKU that is gone is left out. */
export async function readItems(db: Db, items: readonly Item[]): Promise<ItemView[]> {
  const { rows } = await db.query<ItemView>(
    `SELECT ${itemView}, i.quantity
       FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS ("skuId" integer, quantity integer))
         WITH ORDINALITY AS i("skuId", quantity, n)
       JOIN skus s ON s.id = i."skuId" JOIN products p ON p.id = s.product_id ORDER BY i.n`,
    [JSON.stringify(items)],
  )
  return rows
}

/** How many pieces are in a cart. */
export async function countCartPieces(db: Db, { userId, sessionId }: CartOwner): Promise<number> {
  const { rows } = await db.query<{ pieces: number }>(
    `SELECT COALESCE(sum(l.quantity), 0)::integer AS pieces FROM carts c JOIN cart_lines l ON l.cart_id = c.id
      WHERE c.user_id = $1 OR c.session_id = $2`,
    [userId, sessionId],
  )
  return rows[0]?.pieces ?? 0
}

/** Opens the owner's cart if there is none, and locks it, so that its lines change one request at a time. */
export async function lockCart(client: PoolClient, { userId, sessionId }: CartOwner): Promise<number> {
  const column = userId === null ? 'session_id' : 'user_id'
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO carts (user_id, session_id) VALUES ($1, $2)
       ON CONFLICT (${column}) DO UPDATE SET ${column} = EXCLUDED.${column} RETURNING id`,
    [userId, sessionId],
  )
  const [cart] = rows
  if (!cart) throw new Error('a cart was neither found nor made')
  return cart.id
}

export async function findCartItems(client: PoolClient, cartId: number): Promise<Item[]> {
  const { rows } = await client.query<Item>(
    `SELECT sku_id AS "skuId", quantity FROM cart_lines WHERE cart_id = $1`,
    [cartId],
  )
  return rows
}

/** What can be had of a SKU now; null when it is not on sale. */
export async function findStock(db: Db, skuId: number): Promise<number | null> {
  const { rows } = await db.query<{ stock: number }>(
    `SELECT s.stock_available AS stock FROM skus s JOIN products p ON p.id = s.product_id
      WHERE s.id = $1 AND p.on_sale`,
    [skuId],
  )
  return rows[0]?.stock ?? null
}

interface CartLine extends Item {
  cartId: number
  addedAt: Date
}

/**
 * Puts a line into a locked cart, or gives the line that is there another quantity. What was just added is selected, at
 * the price that its shopper has just seen.
 */
export async function writeCartLine(client: PoolClient, line: CartLine): Promise<void> {
  await client.query(
    `INSERT INTO cart_lines (cart_id, sku_id, quantity, added_at, added_price_fen)
       SELECT $1, id, $3, $4, price_fen FROM skus WHERE id = $2
       ON CONFLICT (cart_id, sku_id) DO UPDATE SET quantity = EXCLUDED.quantity, is_selected = true,
         added_price_fen = EXCLUDED.added_price_fen`,
    [line.cartId, line.skuId, line.quantity, line.addedAt],
  )
}

/** Gives a line another quantity; false when the cart has no such line. */
export async function updateCartLine(db: Db, owner: CartOwner, item: Item): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE cart_lines l SET quantity = $4 FROM carts c
      WHERE c.id = l.cart_id AND (c.user_id = $1 OR c.session_id = $2) AND l.sku_id = $3`,
    [owner.userId, owner.sessionId, item.skuId, item.quantity],
  )
  return rowCount === 1
}

const wholeLine = 'cart_id, sku_id, quantity, added_at, is_selected, added_price_fen'

/** Takes a line out, and keeps it in place of the one that was taken out before. */
export async function deleteCartLine(db: Db, owner: CartOwner, skuId: number): Promise<void> {
  await db.query(
    `WITH gone AS (
       DELETE FROM cart_lines l USING carts c
        WHERE c.id = l.cart_id AND (c.user_id = $1 OR c.session_id = $2) AND l.sku_id = $3 RETURNING l.*)
     INSERT INTO removed_cart_lines (${wholeLine}) SELECT ${wholeLine} FROM gone
       ON CONFLICT (cart_id) DO UPDATE SET sku_id = EXCLUDED.sku_id, quantity = EXCLUDED.quantity,
         added_at = EXCLUDED.added_at, is_selected = EXCLUDED.is_selected, added_price_fen = EXCLUDED.added_price_fen`,
    [owner.userId, owner.sessionId, skuId],
  )
}

/** Puts the line that was taken out of a locked cart last back as it was, if it is of that SKU; one that is there stays. */
export async function restoreCartLine(
  client: PoolClient,
  { cartId, skuId }: { cartId: number; skuId: number },
): Promise<void> {
  await client.query(
    `INSERT INTO cart_lines (${wholeLine}) SELECT ${wholeLine} FROM removed_cart_lines WHERE cart_id = $1 AND sku_id = $2
       ON CONFLICT (cart_id, sku_id) DO NOTHING`,
    [cartId, skuId],
  )
  await client.query(`DELETE FROM removed_cart_lines WHERE cart_id = $1 AND sku_id = $2`, [cartId, skuId])
}

/** Selects a line for the next checkout, or leaves it out; without a SKU, every line. */
export async function selectCartLines(
  db: Db,
  { userId, sessionId }: CartOwner,
  { skuId, isSelected }: { skuId: number | null; isSelected: boolean },
): Promise<void> {
  await db.query(
    `UPDATE cart_lines l SET is_selected = $4 FROM carts c
      WHERE c.id = l.cart_id AND (c.user_id = $1 OR c.session_id = $2) AND ($3::integer IS NULL OR l.sku_id = $3)`,
    [userId, sessionId, skuId, isSelected],
  )
}

/** Takes out the lines that nobody can order: off sale, or sold out. */
export async function deleteInvalidLines(db: Db, { userId, sessionId }: CartOwner): Promise<void> {
  await db.query(
    `DELETE FROM cart_lines l USING carts c, skus s, products p
      WHERE c.id = l.cart_id AND (c.user_id = $1 OR c.session_id = $2) AND s.id = l.sku_id AND p.id = s.product_id
        AND (s.stock_available = 0 OR NOT p.on_sale)`,
    [userId, sessionId],
  )
}
