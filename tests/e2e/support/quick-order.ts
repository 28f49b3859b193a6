import { expect } from '@playwright/test'
import { one } from '../../support/orders'
import type { SimulatedShop } from '../../support/simulated-shop'
import { operatorOf } from './operator'
import { placeOrder, post } from './place-order'
import type { Phone } from './test'

/** An order of one piece, paid from the balance without its pages: WeChat has no part in it. Returns its number. */
export async function buyFromBalance({ page, openid }: Phone, mall: SimulatedShop): Promise<string> {
  const orderNo = await placeOrder(page.request, mall)
  const text = 'SELECT total_fen AS "totalFen" FROM orders WHERE order_no = $1'
  const { totalFen } = await one<{ totalFen: number }>(mall.database.pool, text, [orderNo])
  await operatorOf(mall).credit(openid, totalFen)
  const asked = { orderNo, useBalance: true, expectedTotalFen: totalFen }
  expect(await post(page.request, mall, '/pay/unifiedorder', asked)).toEqual({ status: 'paid' })
  return orderNo
}
