import { expect } from 'vitest'
import { audit } from '../../support/auditor'
import type { ModelWorld } from './world'

/** What a simple mind knows of the shop: a few integers. */
export interface Model {
  /** What operators gave each shopper. */
  creditedFen: number[]
  /** The price last agreed on, by order number; null while a change of it was cut off. */
  priceFen: Map<string, number | null>
  /** Orders that were seen paid. */
  paid: Set<string>
}

export function newModel(): Model {
  return { creditedFen: [0, 0], priceFen: new Map(), paid: new Set() }
}

export interface OrderSeen {
  id: number
  orderNo: string
  userId: number
  state: string
  totalFen: number
}

/** The run's orders, oldest first. */
export async function ordersOf({ pool }: ModelWorld): Promise<OrderSeen[]> {
  const { rows } = await pool.query<OrderSeen>(
    `SELECT id, order_no AS "orderNo", user_id AS "userId", state::text, total_fen AS "totalFen" FROM orders ORDER BY id`,
  )
  return rows
}

/** After every command: both books, the model, and the shop's own check agree. */
export async function checkWorld(world: ModelWorld, model: Model, isQuiet = false): Promise<void> {
  const { initialStock, books, pool } = world
  expect(await audit(pool, books, { isQuiet, isSerial: true, initialStock })).toEqual([])
  for (const { orderNo, state, totalFen } of await ordersOf(world)) {
    const agreed = model.priceFen.get(orderNo)
    if (agreed === null || agreed === undefined) model.priceFen.set(orderNo, totalFen)
    else expect(totalFen, `price of ${orderNo}`).toBe(agreed)
    const isPaid = state === 'paid'
    if (isPaid) model.paid.add(orderNo)
    expect(isPaid, `${orderNo} is ${state}`).toBe(model.paid.has(orderNo))
  }
  await checkBalances(world, model)
  const halts = await pool.query<{ reason: string }>('SELECT reason FROM ledger_halts')
  expect(halts.rows).toEqual([])
}

/** Every fen that was given is there, held, or paid for something and not given back. */
async function checkBalances({ pool, shoppers }: ModelWorld, model: Model): Promise<void> {
  const { rows } = await pool.query<{ userId: number; has: number; spent: number; returned: number }>(
    `SELECT u.id AS "userId", coalesce((SELECT available_fen + held_fen FROM balances WHERE user_id = u.id), 0)::int AS has,
       (SELECT coalesce(sum(p.balance_fen), 0)::int FROM payments p JOIN orders o ON o.id = p.order_id
         WHERE o.user_id = u.id AND p.captured) AS spent,
       (SELECT coalesce(sum(r.balance_fen), 0)::int FROM refunds r JOIN orders o ON o.id = r.order_id
         WHERE o.user_id = u.id AND r.state = 'succeeded') AS returned
     FROM users u`,
  )
  shoppers.forEach(({ userId }, index) => {
    const seen = rows.find((row) => row.userId === userId)
    expect(seen && seen.has + seen.spent - seen.returned, `balance of shopper ${index}`).toBe(
      model.creditedFen[index],
    )
  })
}
