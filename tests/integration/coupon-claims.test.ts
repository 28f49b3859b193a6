import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, openMallShop, send, type MallShop } from '@/tests/support/mall-shop'
import type { Browser } from '@/tests/support/oauth-browser'
import { one } from '@/tests/support/orders'

let shop: MallShop
beforeAll(async () => {
  shop = await openMallShop()
})
afterAll(() => shop.stop())

const day = 86_400_000
const inDays = (days: number) => new Date(shop.server.clock.now().getTime() + days * day)

async function countsOf(couponId: number): Promise<{ claimed: number; held: number }> {
  return one(
    shop.server.pool,
    `SELECT claimed_count AS claimed, (SELECT count(*)::integer FROM user_coupons WHERE coupon_id = $1) AS held
       FROM coupons WHERE id = $1`,
    [couponId],
  )
}

/** Starts all claims while somebody else changes the coupon, so that they go on at the same moment. */
async function claimAtOnce(browsers: readonly Browser[], couponId: number): Promise<Response[]> {
  const client = await shop.server.pool.connect()
  await client.query('BEGIN')
  await client.query('UPDATE coupons SET title = title WHERE id = $1', [couponId])
  const claims = browsers.map((browser) => send(browser, 'POST /api/coupons/claim', { json: { couponId } }))
  await sleep(300)
  await client.query('COMMIT')
  client.release()
  return Promise.all(claims)
}

test('of 12 shoppers who claim one of five coupons at once, five get one', async () => {
  const couponId = await shop.insertCoupon({ amountFen: 100, quantity: 5 })
  const browsers = await Promise.all(Array.from({ length: 12 }, (_, n) => shop.loggedIn(`o-claim-${n}`)))
  const responses = await claimAtOnce(browsers, couponId)
  expect(responses.filter(({ status }) => status === 200)).toHaveLength(5)
  const refused = await Promise.all(responses.filter(({ status }) => status !== 200).map(codeOf))
  expect(refused).toEqual(Array(7).fill('coupons_all_taken'))
  expect(await countsOf(couponId)).toEqual({ claimed: 5, held: 5 })
})

test('one shopper who claims ten times at once has one coupon, also when it was the last', async () => {
  const couponId = await shop.insertCoupon({ amountFen: 100, quantity: 1 })
  const browser = await shop.loggedIn('o-greedy')
  const responses = await claimAtOnce(Array(10).fill(browser), couponId)
  expect(responses.map(({ status }) => status)).toEqual(Array(10).fill(200))
  expect(await countsOf(couponId)).toEqual({ claimed: 1, held: 1 })
})

test('a claim that is not one is refused and gives nothing', async () => {
  const browser = await shop.loggedIn('o-strange')
  const couponId = await shop.insertCoupon({ amountFen: 100 })
  const before = await shop.count('user_coupons')
  const bodies = [0, -1, 1.5, 2_147_483_648, null, '1', [1], {}].map((id) => JSON.stringify({ couponId: id }))
  for (const body of [...bodies, `{"couponId":${couponId},"userId":1}`, `{"couponId":1e400}`, '{}']) {
    const headers = { 'content-type': 'application/json' }
    const refused = await send(browser, 'POST /api/coupons/claim', { body, headers })
    expect([body, refused.status]).toEqual([body, 422])
  }
  const unknown = await send(browser, 'POST /api/coupons/claim', { json: { couponId: 2_000_000_000 } })
  expect(unknown.status).toBe(404)
  const ended = await shop.insertCoupon({ amountFen: 100, startsAt: inDays(-2), endsAt: inDays(0) })
  const late = await send(browser, 'POST /api/coupons/claim', { json: { couponId: ended } })
  expect(await codeOf(late)).toBe('coupon_ended')
  expect(await shop.count('user_coupons')).toBe(before)
})

test('a shopper who is not logged in goes to do so, and then finds the coupons', async () => {
  const couponId = await shop.insertCoupon({ amountFen: 100 })
  const form = { couponId: String(couponId) }
  const sent = await send(shop.browser(), 'POST /api/coupons/claim', { form })
  expect(sent.headers.get('location')).toBe('/pay/oauth?returnTo=%2Fcoupons%2Flogged-in')
  const browser = await shop.loggedIn('o-form')
  const claimed = await send(browser, 'POST /api/coupons/claim', { form })
  expect([claimed.status, claimed.headers.get('location')]).toEqual([303, '/?claimed=1#coupons'])
  const foreign = await send(browser, 'POST /api/coupons/claim', { form, headers: { origin: 'null' } })
  expect(foreign.status).toBe(403)
})

test('offers and wallet say what can be claimed, what is held, and what has ended', async () => {
  const browser = await shop.loggedIn('o-wallet')
  const later = await shop.insertCoupon({ amountFen: 100, startsAt: inDays(1), endsAt: inDays(2) })
  const soon = await shop.insertCoupon({ amountFen: 200, endsAt: inDays(0.5) })
  const gone = await shop.insertCoupon({ amountFen: 300, quantity: 0 })
  for (const couponId of [later, soon]) await send(browser, 'POST /api/coupons/claim', { json: { couponId } })
  const read = async (of = browser) => (await send(of, 'GET /api/coupons')).json()
  const { offers, wallet } = await read()
  expect(offers).toContainEqual(expect.objectContaining({ couponId: soon, isClaimed: true }))
  expect(offers).toContainEqual(
    expect.objectContaining({ couponId: gone, isClaimed: false, isAllTaken: true }),
  )
  expect(wallet).toMatchObject({ usable: [{ couponId: soon }, { couponId: later }], used: [], ended: [] })

  shop.server.clock.advance({ hours: 24 })
  expect((await read()).wallet).toMatchObject({ usable: [{ couponId: later }], ended: [{ couponId: soon }] })
  const nobody = await read(shop.browser())
  expect(nobody.wallet).toBeNull()
  expect(nobody.offers).not.toContainEqual(expect.objectContaining({ isClaimed: true }))
})
