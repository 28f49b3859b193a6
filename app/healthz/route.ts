import { json, route } from '@/lib/reply'

/** Alive: the process answers. It says nothing about the database, or a short outage there would restart us. */
export const GET = route(async () => json({ status: 'alive' }))
