import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { answerApiCall, problem, type Said } from './api-call'
import { findShopper, openidOf, virtualOpenidOf } from './people'
import type { Wechat } from './wechat'

const codeLifeMs = 5 * 60_000
const tokenLifeMs = 7200_000

/** One call of the sns API. */
export function answerSnsCall(
  wechat: Wechat,
  kind: 'access_token' | 'userinfo',
  { query, response }: { response: ServerResponse; query: URLSearchParams },
): Promise<void> {
  const act = kind === 'access_token' ? exchangeCode : readUserinfo
  return answerApiCall(wechat, kind, { parameters: query, response, act, logAs: 'login' })
}

/** `GET /sns/oauth2/access_token`. */
function exchangeCode(wechat: Wechat, query: URLSearchParams): Said {
  const { merchant, books, clock } = wechat
  if (query.get('appid') !== merchant.appid) return problem(40013, 'invalid appid')
  if (query.get('secret') !== merchant.appSecret) return problem(40125, 'invalid appsecret')
  if (query.get('grant_type') !== 'authorization_code') return problem(40002, 'invalid grant_type')
  if (!query.get('code')) return problem(41008, 'missing code')
  const code = books.codes.get(query.get('code') ?? '')
  if (!code) return problem(40029, 'invalid code')
  if (code.used) return problem(40163, 'code been used')
  if (clock.now() > code.issuedAt + codeLifeMs) return problem(40029, 'invalid code')
  const shopper = findShopper(wechat, code.shopper)
  if (!shopper) return problem(40029, 'invalid code')
  code.used = true
  const snapshot = shopper.login === 'snapshot' || books.snapshot
  const openid = snapshot ? virtualOpenidOf(wechat, shopper) : openidOf(wechat, shopper)
  const access_token = randomBytes(48).toString('base64url')
  books.tokens.set(access_token, {
    access_token,
    openid,
    shopper: shopper.key,
    scope: code.scope,
    issuedAt: clock.now(),
  })
  return {
    access_token,
    expires_in: tokenLifeMs / 1000,
    refresh_token: randomBytes(48).toString('base64url'),
    openid,
    scope: code.scope,
    ...(snapshot ? { is_snapshotuser: 1 } : {}),
  }
}

/** `GET /sns/userinfo`. */
function readUserinfo(wechat: Wechat, query: URLSearchParams): Said {
  const token = wechat.books.tokens.get(query.get('access_token') ?? '')
  if (!token) return problem(40001, 'invalid credential, access_token is invalid or not latest')
  if (wechat.clock.now() > token.issuedAt + tokenLifeMs) return problem(42001, 'access_token expired')
  if (query.get('openid') !== token.openid) return problem(40003, 'invalid openid')
  if (token.scope !== 'snsapi_userinfo') return problem(48001, 'api unauthorized')
  const shopper = findShopper(wechat, token.shopper)
  return {
    openid: token.openid,
    nickname: shopper?.nickname ?? '',
    sex: 0,
    language: '',
    city: '',
    province: '',
    country: '',
    headimgurl: `${wechat.origins.wechat}/mmopen/${token.shopper}/132`,
    privilege: [],
  }
}
