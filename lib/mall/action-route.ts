import 'server-only'
import type { z } from 'zod'
import type { Answer } from '@/lib/answer'
import { loginPath } from '@/lib/domain/login-path'
import { AppError, errorTable, type ErrorCode } from '@/lib/errors'
import {
  errorReply,
  isAppError,
  isJson,
  json,
  readJson,
  readText,
  requestIdOf,
  requireSameOrigin,
  route,
  type Handler,
} from '@/lib/reply'
import { getServer, type Server } from '@/lib/server'
import { ensureSession, type Session } from '@/lib/session'
import { readFormFields, type FormFields } from './form-fields'
import type { AskedRequest } from '@/lib/request'

/** What an action came to, for both kinds of client. */
export interface ActionReply {
  /** The JSON answer. */
  body: unknown
  status?: number
  /** Where a browser that posted a form goes next. */
  location: string
}

export interface Asked<Input> {
  server: Server
  request: AskedRequest
  session: Session
  input: Input
  /** null when the request came as JSON. */
  form: FormFields | null
}

export interface Action<Schema extends z.ZodType> {
  schema: Schema
  /** The form's fields in the shape of the JSON body. */
  fromForm: (form: FormFields) => unknown
  act: (asked: Asked<z.output<Schema>>) => Promise<ActionReply>
  /** The page that shows what went wrong with a posted form. */
  errorPage: (form: FormFields) => string
  /** Where a shopper who must log in for this comes back to. */
  returnTo: string | ((form: FormFields) => string)
  /** The code for a form that the schema refuses; `invalid_input` unless a better sentence is known. */
  invalid?: (error: z.ZodError) => ErrorCode
}

/**
 * One thing a shopper can change, posted as JSON by a program (JSON answer) or by a plain HTML form (303 to a page,
 * with the error's code in its query). Opens a session for a shopper who has none.
 */
export function actionRoute<Schema extends z.ZodType>(action: Action<Schema>): Handler {
  return route(async (request) => {
    const server = getServer()
    const asked: { form: FormFields | null; setCookie: string | null } = { form: null, setCookie: null }
    const reply = await answer().catch((error: unknown) => refuse(error))
    return asked.setCookie ? withCookie(reply, asked.setCookie) : reply

    async function answer(): Promise<Answer> {
      requireSameOrigin(request, server.env)
      if (!isJson(request)) asked.form = await readForm(request)
      const input = await readInput(request, action, asked.form)
      const { session, setCookie } = await ensureSession(server, request.headers)
      asked.setCookie = setCookie
      const { body, status, location } = await action.act({
        server,
        request,
        session,
        input,
        form: asked.form,
      })
      return asked.form ? seeOther(location) : json(body, { status: status ?? 200 })
    }

    function refuse(error: unknown): Answer {
      const known = isAppError(error) ? error : new AppError('internal')
      if (known !== error) {
        server.log.error({ event: 'unexpected_error', requestId: requestIdOf(request), err: error })
      }
      if (!asked.form) return errorReply(known, requestIdOf(request))
      if (known.code === 'login_required') return seeOther(loginPath(returnTo(action, asked.form)))
      return seeOther(withError(action.errorPage(asked.form), known.code, requestIdOf(request)))
    }
  })
}

function returnTo({ returnTo: to }: Pick<Action<z.ZodType>, 'returnTo'>, form: FormFields): string {
  return typeof to === 'string' ? to : to(form)
}

/** A page's path with an error for it to show, and with the number the log has it under when the fault is the shop's. */
export function withError(path: string, code: ErrorCode, requestId = ''): string {
  const isNumbered = errorTable[code][0] >= 500 && requestId !== ''
  const query = new URLSearchParams({ error: code, ...(isNumbered && { request: requestId }) })
  return `${path}${path.includes('?') ? '&' : '?'}${query}`
}

/** 303: the browser goes on with GET, so going back or refreshing posts nothing again. */
export function seeOther(location: string): Answer {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, text: null }
}

/** The same answer, which also sets a cookie: the `Set-Cookie` value given. */
export function withCookie(answer: Answer, setCookie: string): Answer {
  return { ...answer, headers: { ...answer.headers, 'set-cookie': setCookie } }
}

/** The logged-in shopper of a session. Throws `login_required`. */
export function requireUser(session: Session | null): { id: number; openid: string } {
  if (!session?.user) throw new AppError('login_required')
  return session.user
}

async function readForm(request: AskedRequest): Promise<FormFields> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw new AppError('unsupported_media_type')
  return readFormFields(await readText(request))
}

async function readInput<Schema extends z.ZodType>(
  request: AskedRequest,
  { schema, fromForm, invalid }: Action<Schema>,
  form: FormFields | null,
): Promise<z.output<Schema>> {
  if (!form) return readJson(request, schema)
  const read = schema.safeParse(fromForm(form))
  if (!read.success) throw new AppError(invalid?.(read.error) ?? 'invalid_input', { cause: read.error })
  return read.data
}
