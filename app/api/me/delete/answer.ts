import { z } from 'zod'
import { loginPath } from '@/lib/domain/login-path'
import { seeOther, withCookie, withError } from '@/lib/mall/action-route'
import { eraseMe } from '@/lib/mall/erase-me'
import { readFormFields } from '@/lib/mall/form-fields'
import type { Answer } from '@/lib/answer'
import { AppError } from '@/lib/errors'
import { isJson, json, readJson, readText, requireSameOrigin } from '@/lib/reply'
import type { AskedRequest } from '@/lib/request'
import type { Server } from '@/lib/server'
import { endedSessionCookie } from '@/lib/session-cookie'

const confirmation = z.strictObject({ confirmed: z.literal(true) })

/** `POST /api/me/delete`: deletes the shopper's data. Answers a script with JSON and a plain form with a page. */
export async function deleteMe(server: Server, request: AskedRequest): Promise<Answer> {
  requireSameOrigin(request, server.env)
  if (isJson(request)) {
    await readJson(request, confirmation)
    return answerScript(server, request)
  }
  const form = readFormFields(await readText(request))
  if (form.text('confirmed') !== 'yes') return seeOther(withError('/me/privacy/delete', 'invalid_input'))
  return answerForm(server, request)
}

async function answerScript(server: Server, request: AskedRequest): Promise<Answer> {
  switch (await eraseMe(server, request.headers)) {
    case 'erased':
      return withCookie(json({ deleted: true }), endedSessionCookie(server.env))
    case 'blocked':
      throw new AppError('deletion_blocked')
    case 'nobody':
      throw new AppError('login_required')
  }
}

async function answerForm(server: Server, request: AskedRequest): Promise<Answer> {
  switch (await eraseMe(server, request.headers)) {
    case 'erased':
      return withCookie(seeOther('/me/privacy/deleted'), endedSessionCookie(server.env))
    case 'blocked':
      return seeOther(withError('/me/privacy', 'deletion_blocked'))
    case 'nobody':
      return seeOther(loginPath('/me/privacy'))
  }
}
