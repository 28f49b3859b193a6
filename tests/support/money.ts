import { creditBalance } from '@/lib/payment/credit-balance'
import type { Server } from '@/lib/server'
import { digits, one, type TestOrder } from './orders'

/** Gives a shopper balance as an operator would. */
export async function credit(
  server: Pick<Server, 'pool' | 'clock' | 'log'>,
  of: { userId: number },
  amountFen: number,
): Promise<void> {
  const requestKey = digits(16)
  await creditBalance(server, { requestKey, userId: of.userId, amountFen, operator: '小王', reason: '补偿' })
}

/** Short questions about money, for tests. */
export function moneyOf({ pool }: Pick<Server, 'pool'>) {
  const text = <T extends object>(sql: string, values: unknown[]) => one<T>(pool, sql, values)
  return {
    async balance({ userId }: { userId: number }): Promise<{ available: number; held: number }> {
      const { rows } = await pool.query<{ available: number; held: number }>(
        'SELECT available_fen::int AS available, held_fen::int AS held FROM balances WHERE user_id = $1',
        [userId],
      )
      return rows[0] ?? { available: 0, held: 0 }
    },
    /** What the order's journals come to, account by account, those at zero left out. */
    async booked({ orderId }: TestOrder): Promise<Record<string, number>> {
      const { rows } = await pool.query<{ account: string; fen: number }>(
        `SELECT l.account::text, sum(l.amount_fen)::int AS fen FROM journal_lines l JOIN journals j ON j.id = l.journal_id
         WHERE j.order_id = $1 GROUP BY l.account HAVING sum(l.amount_fen) <> 0 ORDER BY l.account`,
        [orderId],
      )
      return Object.fromEntries(rows.map(({ account, fen }) => [account, fen]))
    },
    async refunds({ orderId }: TestOrder) {
      const { rows } = await pool.query<{
        id: number
        out_refund_no: string
        state: string
        cause: string
        wechat_fen: number
        balance_fen: number
      }>(
        'SELECT id, out_refund_no, state::text, cause, wechat_fen, balance_fen FROM refunds WHERE order_id = $1 ORDER BY id',
        [orderId],
      )
      return rows
    },
    async exceptions({ orderNo }: TestOrder): Promise<string[]> {
      const { rows } = await pool.query<{ kind: string }>(
        `SELECT kind FROM exceptions WHERE out_trade_no LIKE $1 OR dedupe_key LIKE $1 ORDER BY id`,
        [`${orderNo}%`],
      )
      return rows.map(({ kind }) => kind)
    },
    async events({ orderId }: TestOrder): Promise<string[]> {
      const { rows } = await pool.query<{ event: string }>(
        'SELECT event FROM order_events WHERE order_id = $1 ORDER BY id',
        [orderId],
      )
      return rows.map(({ event }) => event)
    },
    stock: ({ orderId }: TestOrder) =>
      text<{ available: number; reserved: number }>(
        `SELECT s.stock_available AS available, s.stock_reserved AS reserved
         FROM skus s JOIN order_lines l ON l.sku_id = s.id WHERE l.order_id = $1`,
        [orderId],
      ),
  }
}
