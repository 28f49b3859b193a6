import 'server-only'
import type { Env } from '@/lib/env'
import type { CodeAnswer, OAuthClient } from '@/lib/login/ports'
import { getJson } from './get-json'
import { readCodeAnswer, readProfile } from './wire'

const codeDeadlineMs = 5_000
// Name and picture are pleasant to have; nobody should wait for them.
const profileDeadlineMs = 2_000

type OAuthEnv = Pick<Env, 'appid' | 'appSecret' | 'apiBaseUrl' | 'openBaseUrl'>

/** WeChat's web authorization for the shop's 公众号. */
export function createOAuthClient(env: OAuthEnv): OAuthClient {
  return {
    authorizeUrl({ redirectUri, scope, state }) {
      // WeChat matches this address by pattern: the order of the parameters and the fragment count.
      const query = [
        `appid=${env.appid}`,
        `redirect_uri=${encodeURIComponent(redirectUri)}`,
        'response_type=code',
        `scope=${scope}`,
        `state=${state}`,
      ]
      return `${env.openBaseUrl}/connect/oauth2/authorize?${query.join('&')}#wechat_redirect`
    },

    async exchangeCode(code): Promise<CodeAnswer> {
      const address = new URL(`${env.apiBaseUrl}/sns/oauth2/access_token`)
      const query = { appid: env.appid, secret: env.appSecret, code, grant_type: 'authorization_code' }
      address.search = new URLSearchParams(query).toString()
      const answer = await getJson(address, { deadlineMs: codeDeadlineMs })
      if (answer.outcome === 'read') return readCodeAnswer(answer.body)
      return { outcome: 'unavailable', reason: answer.outcome }
    },

    async fetchProfile({ openid, accessToken }) {
      const address = new URL(`${env.apiBaseUrl}/sns/userinfo`)
      address.search = new URLSearchParams({ access_token: accessToken, openid, lang: 'zh_CN' }).toString()
      const answer = await getJson(address, { deadlineMs: profileDeadlineMs })
      return answer.outcome === 'read' ? readProfile(answer.body) : null
    },
  }
}
