import type { Answer } from '@/lib/answer'
import { seeOther, withCookie } from '@/lib/mall/action-route'
import { isJson, json, requireSameOrigin } from '@/lib/reply'
import type { Server } from '@/lib/server'
import { readSession, revokeSession } from '@/lib/session'
import { endedSessionCookie } from '@/lib/session-cookie'
import type { AskedRequest } from '@/lib/request'

/** `POST /api/session/end`: logs out. Answers a script with JSON and a plain form with the way home. */
export async function endOwnSession(server: Server, request: AskedRequest): Promise<Answer> {
  requireSameOrigin(request, server.env)
  const session = await readSession(server, request.headers)
  if (session) await revokeSession(server, session.id)
  return withCookie(isJson(request) ? json({ ended: true }) : seeOther('/'), endedSessionCookie(server.env))
}
