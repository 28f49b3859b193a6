import { listOffers, readWallet } from '@/lib/mall/coupons'
import { json, jsonRoute } from '@/lib/reply'
import { readSession } from '@/lib/session'

/** What the shop gives away, and what the shopper has of it; nobody has nothing. */
export const GET = jsonRoute(async (server, request) => {
  const user = (await readSession(server, request.headers))?.user ?? null
  const [offers, wallet] = await Promise.all([
    listOffers(server, user),
    user ? readWallet(server, user.id) : null,
  ])
  return json({ offers, wallet })
})
