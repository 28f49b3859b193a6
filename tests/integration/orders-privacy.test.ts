import { afterAll, beforeAll, expect, test } from 'vitest'
import { maxAddresses } from '@/lib/domain/limits'
import { isOrderOf } from '@/lib/mall/orders'
import { address, codeOf, openMallShop, send, type MallShop } from '@/tests/support/mall-shop'

let shop: MallShop
beforeAll(async () => {
  shop = await openMallShop()
})
afterAll(() => shop.stop())

test("E7: somebody else's order, an unknown one and nonsense get the same answer", async () => {
  const skuId = await shop.insertSku({ priceFen: 100, stock: 9 })
  const owner = await shop.loggedIn('o-owner')
  const json = { items: [{ skuId, quantity: 1 }], address }
  const { orderNo } = await (await send(owner, 'POST /api/orders', { json })).json()
  expect((await send(owner, `GET /api/orders/${orderNo}`)).status).toBe(200)
  const stranger = await shop.loggedIn('o-stranger')
  const answers = await Promise.all(
    [orderNo, '12345678901234567890', 'x', `${orderNo}%27`].map(async (each) => {
      const response = await send(stranger, `GET /api/orders/${each}`)
      return [response.status, await response.text()]
    }),
  )
  expect(answers[0]?.[0]).toBe(404)
  for (const answer of answers) expect(answer).toEqual(answers[0])
  const users = 'SELECT id AS "userId" FROM users WHERE openid IN ($1, $2) ORDER BY openid'
  const { rows } = await shop.server.pool.query(users, ['o-owner', 'o-stranger'])
  const isTheirs = await Promise.all(rows.map(({ userId }) => isOrderOf(shop.server, { userId, orderNo })))
  expect(isTheirs).toEqual([true, false])
  expect(await (await send(stranger, 'GET /api/orders')).json()).toEqual({ orders: [], olderThan: null })
})

test('orders and addresses ask for a login, and E14: no answer may be cached', async () => {
  for (const target of ['GET /api/orders', 'GET /api/addresses', 'GET /api/orders/12345678901234567890']) {
    const refused = await send(shop.browser(), target)
    expect(refused.status).toBe(401)
    expect(refused.headers.get('cache-control')).toBe('no-store')
    expect(await codeOf(refused)).toBe('login_required')
  }
})

test('an order past its time can no longer be paid, by the clock of the server', async () => {
  const skuId = await shop.insertSku({ priceFen: 100, stock: 9 })
  const browser = await shop.loggedIn('o-slow')
  const json = { items: [{ skuId, quantity: 1 }], address }
  const { orderNo } = await (await send(browser, 'POST /api/orders', { json })).json()
  const read = async () => (await send(browser, `GET /api/orders/${orderNo}`)).json()
  expect(await read()).toMatchObject({ canPay: true })
  shop.server.clock.advance({ minutes: 30 })
  expect(await read()).toMatchObject({ canPay: false, state: 'awaiting_payment' })
})

test('the address book has one default, keeps to its owner and has an end', async () => {
  const browser = await shop.loggedIn('o-book')
  const add = (detail: string) => send(browser, 'POST /api/addresses', { json: { ...address, detail } })
  const list = async () => (await (await send(browser, 'GET /api/addresses')).json()).addresses
  const ids: number[] = []
  for (const detail of ['一号楼', '二号楼', '三号楼']) ids.push((await (await add(detail)).json()).addressId)
  const defaults = async () =>
    (await list())
      .filter((each: { isDefault: boolean }) => each.isDefault)
      .map((each: { id: number }) => each.id)
  expect(await defaults()).toEqual([ids[0]])
  await send(browser, 'POST /api/addresses/default', { json: { id: ids[1] } })
  expect(await defaults()).toEqual([ids[1]])
  await send(browser, 'POST /api/addresses/remove', { json: { id: ids[1] } })
  expect(await defaults()).toEqual([ids[2]])

  const thief = await shop.loggedIn('o-thief')
  const change = { id: ids[0], address: { ...address, detail: '贼家' } }
  expect((await send(thief, 'POST /api/addresses/change', { json: change })).status).toBe(404)
  expect((await send(thief, 'POST /api/addresses/default', { json: { id: ids[0] } })).status).toBe(404)
  await send(thief, 'POST /api/addresses/remove', { json: { id: ids[0] } })
  expect(await list()).toHaveLength(2)

  const many = await Promise.all(Array.from({ length: maxAddresses }, (_, n) => add(`${n + 10} 号楼`)))
  expect(many.filter(({ status }) => status === 201)).toHaveLength(maxAddresses - 2)
  expect(await list()).toHaveLength(maxAddresses)
})
