import { readiness } from '@/lib/health'
import { json, route } from '@/lib/reply'
import { getServer } from '@/lib/server'

/** Ready: send shoppers here. 503 while the database is away or behind our migrations. */
export const GET = route(async () => {
  const status = await readiness(getServer())
  return json({ status }, { status: status === 'ready' ? 200 : 503 })
})
