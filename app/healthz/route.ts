import { json } from '@/lib/reply'

/** Alive: the process answers. It says nothing about the database, or a short outage there would restart us. */
export async function GET(): Promise<Response> {
  return json({ status: 'alive' })
}
