import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPayment } from '@/lib/payment/start-payment'
import { deleteExpired } from '@/lib/store/expired'
import { address, codeOf, openMallShop, send, type MallShop } from '../support/mall-shop'
import { credit } from '../support/money'
import type { Browser } from '../support/oauth-browser'
import { one } from '../support/orders'
import { hostilePictures, jpeg, png, webp } from '../support/pictures'

let shop: MallShop
beforeAll(async () => {
  shop = await openMallShop()
})
afterAll(() => shop.stop())

interface Shopper {
  browser: Browser
  orderNo: string
  userId: number
}

let made = 0
async function ordered({ isPaid = true } = {}): Promise<Shopper> {
  const openid = `o-shows-${(made += 1)}`
  const browser = await shop.loggedIn(openid)
  const skuId = await shop.insertSku({ priceFen: 6900, stock: 9 })
  const json = { items: [{ skuId, quantity: 1 }], address }
  const { orderNo } = await (await send(browser, 'POST /api/orders', { json })).json()
  const { id: userId } = await one<{ id: number }>(
    shop.server.pool,
    'SELECT id FROM users WHERE openid = $1',
    [openid],
  )
  if (isPaid) {
    await credit(shop.server, { userId }, 6900)
    await startPayment(shop.server, { userId, openid, orderNo, useBalance: true, clientIp: '203.0.113.7' })
  }
  return { browser, orderNo, userId }
}

function upload({ browser, orderNo }: Shopper, bytes: Uint8Array, type = 'image/jpeg', origin?: string) {
  const headers = { 'content-type': type, ...(origin !== undefined && { origin }) }
  return send(browser, `POST /api/orders/${orderNo}/refund-pictures`, { body: Buffer.from(bytes), headers })
}
const idOf = async (answer: Response): Promise<string> => (await answer.json()).pictureId
const look = (browser: Browser, id: string) => send(browser, `GET /api/refund-pictures/${id}`)
const askRefund = ({ browser, orderNo }: Shopper, json: object) =>
  send(browser, `POST /api/orders/${orderNo}/refunds`, {
    json: { amountFen: 100, reason: '有质量问题', requestKey: 'request-1', ...json },
  })

test('a picture is kept, shown to its shopper alone, and can do nothing where it is shown', async () => {
  const shopper = await ordered()
  const answer = await upload(shopper, png, 'image/svg+xml')
  expect(answer.status).toBe(201)
  const id = await idOf(answer)
  const shown = await look(shopper.browser, id)
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(png)
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
    'cache-control': expect.stringContaining('private'),
  })
  const stranger = await shop.loggedIn('o-curious')
  const refusals = await Promise.all([
    look(stranger, id),
    look(stranger, 'x'.repeat(22)),
    look(stranger, '1'),
  ])
  expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404])
  expect((await look(shop.browser(), id)).status).toBe(401)
})

test('what is no picture, or more than one, is refused whatever it is called', async () => {
  const shopper = await ordered()
  for (const [what, bytes] of Object.entries(hostilePictures)) {
    const refused = await upload(shopper, bytes, 'image/png')
    expect([what, refused.status, await codeOf(refused)]).toEqual([what, 422, 'picture_invalid'])
  }
})

test('too large, of another kind, by another site, by nobody or for another’s order: nothing is kept', async () => {
  const shopper = await ordered()
  const stranger = { ...shopper, browser: await shop.loggedIn('o-thief') }
  const heavy = jpeg({ padding: 1024 * 1024 })
  const refusals = [
    [await upload(shopper, heavy), 413, 'payload_too_large'],
    [await upload(shopper, png, 'application/octet-stream'), 415, 'unsupported_media_type'],
    [await upload(shopper, png, 'image/png', 'https://evil.example'), 403, 'forbidden_origin'],
    [await upload({ ...shopper, browser: shop.browser() }, png), 401, 'login_required'],
    [await upload(stranger, png), 404, 'not_found'],
    [await upload({ ...shopper, orderNo: 'x' }, png), 404, 'not_found'],
    [await upload(await ordered({ isPaid: false }), png), 409, 'order_not_paid'],
  ] as const
  for (const [answer, status, code] of refusals) {
    expect([answer.status, await codeOf(answer)]).toEqual([status, code])
  }
  const { n } = await one<{ n: number }>(
    shop.server.pool,
    'SELECT count(*)::int AS n FROM refund_pictures p JOIN orders o ON o.id = p.order_id WHERE o.order_no = $1',
    [shopper.orderNo],
  )
  expect(n).toBe(0)
})

test('a request takes its pictures with it, in their order and once', async () => {
  const shopper = await ordered()
  const sent = [jpeg(), png, webp()]
  const pictureIds: string[] = []
  for (const bytes of sent) pictureIds.unshift(await idOf(await upload(shopper, bytes)))
  expect((await askRefund(shopper, { pictureIds })).status).toBe(201)
  // The same request again is the same request; another one cannot have them.
  expect((await askRefund(shopper, { pictureIds })).status).toBe(200)
  expect(await codeOf(await askRefund(shopper, { pictureIds, requestKey: 'request-2' }))).toBe(
    'pictures_gone',
  )
  const { refunds } = await (await send(shopper.browser, `GET /api/orders/${shopper.orderNo}/refunds`)).json()
  expect(refunds).toMatchObject([{ pictureIds }])
})

test('pictures that are not there, another’s, another order’s, doubled or too many: no money is set aside', async () => {
  const shopper = await ordered()
  const own = await idOf(await upload(shopper, png))
  const others = await idOf(await upload(await ordered(), png))
  const four = await Promise.all([1, 2, 3, 4].map(async () => idOf(await upload(shopper, png))))
  for (const [pictureIds, code] of [
    [[own, others], 'pictures_gone'],
    [['x'.repeat(22)], 'pictures_gone'],
    [[own, own], 'invalid_input'],
    [four, 'invalid_input'],
    [["' OR 1=1"], 'invalid_input'],
  ] as const) {
    expect(await codeOf(await askRefund(shopper, { pictureIds }))).toBe(code)
  }
  const { refunds, refundableFen } = await (
    await send(shopper.browser, `GET /api/orders/${shopper.orderNo}/refunds`)
  ).json()
  expect([refunds, refundableFen]).toEqual([[], 6900])
  const form = { extent: 'whole', reason: '其他原因', requestKey: 'request-3', pictureIds: own }
  const asked = await send(shopper.browser, `POST /api/orders/${shopper.orderNo}/refunds`, { form })
  expect(asked.headers.get('location')).toContain('requested=1')
})

test('of pictures that wait for a request only the newest nine stay, and none longer than a day', async () => {
  const shopper = await ordered()
  const kept = await idOf(await upload(shopper, png))
  await askRefund(shopper, { pictureIds: [kept] })
  const ids: string[] = []
  for (let n = 0; n < 9; n += 1) {
    shop.server.clock.advance({ ms: 1 })
    ids.push(await idOf(await upload(shopper, png)))
  }
  shop.server.clock.advance({ ms: 1 })
  // At once, so that the limit holds against haste too.
  const late = await Promise.all([1, 2, 3].map(() => upload(shopper, png)))
  expect(late.map(({ status }) => status)).toEqual([201, 201, 201])
  const statuses = await Promise.all(ids.map(async (id) => (await look(shopper.browser, id)).status))
  expect(statuses).toEqual([404, 404, 404, 200, 200, 200, 200, 200, 200])

  const { pool, clock } = shop.server
  await deleteExpired(pool, new Date(clock.now().getTime() + 25 * 60 * 60_000))
  expect((await look(shopper.browser, ids[8] ?? '')).status).toBe(404)
  expect((await look(shopper.browser, kept)).status).toBe(200)
})
