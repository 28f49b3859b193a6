import { z } from 'zod'
import type { TokenAnswer } from '@/lib/sharing/ports'

const failure = z.object({
  errcode: z
    .number()
    .int()
    .refine((errcode) => errcode !== 0),
})

// WeChat asks to keep room for 512 characters.
const value = z.string().min(1).max(2048)
const lifetime = z.number().int().min(1).max(86_400)

const accessToken = z.object({ access_token: value, expires_in: lifetime })
const ticket = z.object({ errcode: z.literal(0).optional(), ticket: value, expires_in: lifetime })

const staleCodes: readonly number[] = [40001, 40014, 42001]

/**
 * Reads the answer of cgi-bin/stable_token.
 * @see https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken.html
 */
export function readAccessToken(body: unknown): TokenAnswer {
  const given = accessToken.safeParse(body)
  if (!given.success) return readFailure(body)
  const { access_token, expires_in } = given.data
  return { outcome: 'given', value: access_token, expiresInSeconds: expires_in }
}

/** Reads the answer of cgi-bin/ticket/getticket; on success it has `errcode: 0`. */
export function readTicket(body: unknown): TokenAnswer {
  const given = ticket.safeParse(body)
  if (!given.success) return readFailure(body)
  return { outcome: 'given', value: given.data.ticket, expiresInSeconds: given.data.expires_in }
}

function readFailure(body: unknown): TokenAnswer {
  const failed = failure.safeParse(body)
  if (!failed.success) return { outcome: 'unavailable', reason: 'malformed' }
  const { errcode } = failed.data
  return { outcome: staleCodes.includes(errcode) ? 'stale_token' : 'refused', errcode }
}
