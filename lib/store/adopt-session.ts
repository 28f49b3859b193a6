import 'server-only'
import type { PoolClient } from 'pg'

/** Gives the shopper who logged in what they gathered as nobody: the cart and the checkout under way. */
export async function adoptBelongings(
  client: PoolClient,
  move: { from: string; to: string; userId: number },
): Promise<void> {
  await client.query(`UPDATE checkout_drafts SET session_id = $2 WHERE session_id = $1`, [move.from, move.to])
  await adoptCart(client, move)
}

/** Lets the logins under way in other tabs go on in the new session. */
export async function adoptStates(
  client: PoolClient,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await client.query(
    `UPDATE oauth_states SET session_id = $2 WHERE session_id = $1 AND consumed_at IS NULL`,
    [from, to],
  )
}

async function adoptCart(
  client: PoolClient,
  { from, userId }: { from: string; userId: number },
): Promise<void> {
  // The lock waits for a line that is being added, and keeps out the next one: none is lost between the
  // copy and the removal.
  const { rows } = await client.query<{ id: number }>(
    `SELECT id FROM carts WHERE session_id = $1 FOR UPDATE`,
    [from],
  )
  const [cart] = rows
  if (!cart) return
  await client.query(`INSERT INTO carts (user_id) VALUES ($1) ON CONFLICT (user_id) DO NOTHING`, [userId])
  await client.query(
    `INSERT INTO cart_lines (cart_id, sku_id, quantity, added_at, is_selected, added_price_fen)
     SELECT own.id, line.sku_id, line.quantity, line.added_at, line.is_selected, line.added_price_fen
       FROM cart_lines line, carts own
      WHERE line.cart_id = $1 AND own.user_id = $2
      ORDER BY line.sku_id
     ON CONFLICT (cart_id, sku_id)
     -- Wanted in one of the two is wanted; the price is the one seen last, before the login.
     DO UPDATE SET quantity = LEAST(99, cart_lines.quantity + EXCLUDED.quantity),
       is_selected = cart_lines.is_selected OR EXCLUDED.is_selected,
       added_price_fen = COALESCE(EXCLUDED.added_price_fen, cart_lines.added_price_fen)`,
    [cart.id, userId],
  )
  await client.query(`DELETE FROM carts WHERE id = $1`, [cart.id])
}
