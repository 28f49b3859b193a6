/** `snsapi_base` is silent and gives the openid only; `snsapi_userinfo` asks the shopper, for name and picture. */
export type OAuthScope = 'snsapi_base' | 'snsapi_userinfo'

/** What WeChat says to a code (sns/oauth2/access_token). */
export type CodeAnswer =
  | { outcome: 'granted'; openid: string; accessToken: string }
  /** 快照页: the openid is made up and must not be used. */
  | { outcome: 'snapshot' }
  /** 40029: never issued, or older than 5 minutes. */
  | { outcome: 'code_invalid' }
  /** 40163: exchanged before; a shared link, or PC WeChat handing out one code twice. */
  | { outcome: 'code_used' }
  | { outcome: 'refused'; errcode: number }
  | { outcome: 'unavailable'; reason: 'transport' | 'malformed' }

export interface Profile {
  nickname: string
  avatarUrl: string | null
}

/** WeChat's web authorization (网页授权) as the login sees it. */
export interface OAuthClient {
  /** The address that sends the shopper to WeChat and back to `redirectUri` with `code` and `state`. */
  authorizeUrl(request: { redirectUri: string; scope: OAuthScope; state: string }): string
  /** Exchanges a code, which works once. Answers within 5 seconds; never throws. */
  exchangeCode(code: string): Promise<CodeAnswer>
  /** Name and picture, or null when WeChat does not give them. Answers within 2 seconds; never throws. */
  fetchProfile(grant: { openid: string; accessToken: string }): Promise<Profile | null>
}
