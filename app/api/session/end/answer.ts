import { isJson, json, requireSameOrigin } from '@/lib/reply'
import type { Server } from '@/lib/server'
import { readSession, revokeSession } from '@/lib/session'
import { endedSessionCookie } from '@/lib/session-cookie'
import type { AskedRequest } from '@/lib/request'

/** `POST /api/session/end`: logs out. Answers a script with JSON and a plain form with the way home. */
export async function endOwnSession(server: Server, request: AskedRequest): Promise<Response> {
  requireSameOrigin(request, server.env)
  const session = await readSession(server, request.headers)
  if (session) await revokeSession(server, session.id)
  const headers = { 'set-cookie': endedSessionCookie(server.env), 'cache-control': 'no-store' }
  if (isJson(request)) return json({ ended: true }, { headers })
  return new Response(null, { status: 303, headers: { ...headers, location: '/' } })
}
