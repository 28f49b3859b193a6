import { readiness } from '@/lib/health'
import { json } from '@/lib/reply'
import { getServer } from '@/lib/server'

/** Ready: send shoppers here. 503 while the database is away or behind our migrations. */
export async function GET(): Promise<Response> {
  const status = await readiness(getServer())
  return json({ status }, { status: status === 'ready' ? 200 : 503 })
}
