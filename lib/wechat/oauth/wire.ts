import { z } from 'zod'
import type { CodeAnswer, Profile } from '@/lib/login/ports'

const failure = z.object({
  errcode: z
    .number()
    .int()
    .refine((errcode) => errcode !== 0),
})

const grant = z.object({
  openid: z.string().regex(/^[0-9A-Za-z_-]{1,128}$/),
  access_token: z.string().min(1).max(2048),
  is_snapshotuser: z.unknown().optional(),
})

const userinfo = z.object({ nickname: z.string().min(1), headimgurl: z.string().optional() })

/**
 * Reads the answer of sns/oauth2/access_token.
 * @see https://developers.weixin.qq.com/doc/service/guide/h5/auth.html
 */
export function readCodeAnswer(body: unknown): CodeAnswer {
  const failed = failure.safeParse(body)
  if (failed.success) return readFailure(failed.data.errcode)
  const granted = grant.safeParse(body)
  if (!granted.success) return { outcome: 'unavailable', reason: 'malformed' }
  const { openid, access_token: accessToken, is_snapshotuser: isSnapshotUser } = granted.data
  // Ordinary shoppers have no such field; whatever it holds beyond a plain "no", the openid may be made up.
  if (isSnapshotUser !== undefined && Number(isSnapshotUser) !== 0) return { outcome: 'snapshot' }
  return { outcome: 'granted', openid, accessToken }
}

function readFailure(errcode: number): CodeAnswer {
  if (errcode === 40029) return { outcome: 'code_invalid' }
  if (errcode === 40163) return { outcome: 'code_used' }
  return { outcome: 'refused', errcode }
}

/** Reads the answer of sns/userinfo; null for an error such as 48001 or anything strange. */
export function readProfile(body: unknown): Profile | null {
  const read = userinfo.safeParse(body)
  if (!read.success) return null
  const { nickname, headimgurl } = read.data
  return { nickname: [...nickname].slice(0, 64).join(''), avatarUrl: readAvatarUrl(headimgurl) }
}

/**
 * WeChat still gives some pictures at http addresses; it serves them at https too, and our pages show no others. An
 * address with a port of its own stays: it is the simulator's, which has no https.
 */
function readAvatarUrl(headimgurl: string | undefined): string | null {
  const isWebAddress = headimgurl !== undefined && /^https?:\/\/[^\s"'<>\\]{1,500}$/.test(headimgurl)
  return isWebAddress ? headimgurl.replace(/^http:(?=\/\/[^/:]+(\/|$))/, 'https:') : null
}
