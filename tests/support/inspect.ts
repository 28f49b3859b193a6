import { expect } from 'vitest'
import { one, type TestOrder } from './orders'
import type { PayWorld } from './pay-world'

export interface PaymentRow {
  out_trade_no: string
  state: string
  total_fen: number
}

/** Short questions about one order, for the tests of the payment flow. */
export function inspect(world: PayWorld) {
  const payments = async (order: TestOrder): Promise<PaymentRow[]> => {
    const { rows } = await world.server.pool.query<PaymentRow>(
      'SELECT out_trade_no, state::text, total_fen FROM payments WHERE order_id = $1 ORDER BY attempt',
      [order.orderId],
    )
    return rows
  }
  return {
    payments,
    /** The order's one attempt. */
    async only(order: TestOrder): Promise<PaymentRow> {
      const rows = await payments(order)
      expect(rows).toHaveLength(1)
      const [row] = rows
      if (!row) throw new Error('no payment')
      return row
    },
    async orderState(order: TestOrder): Promise<string> {
      const text = 'SELECT state::text FROM orders WHERE id = $1'
      return (await one<{ state: string }>(world.server.pool, text, [order.orderId])).state
    },
    /** How often WeChat was called about this number. */
    calls(kind: string, outTradeNo: string): number {
      return world.simulator.books.calls.filter(
        (call) => call.kind === kind && call.parameters['out_trade_no'] === outTradeNo,
      ).length
    },
    async setPrice(order: TestOrder, totalFen: number): Promise<void> {
      await world.server.pool.query('UPDATE orders SET total_fen = $2 WHERE id = $1', [
        order.orderId,
        totalFen,
      ])
    },
  }
}
