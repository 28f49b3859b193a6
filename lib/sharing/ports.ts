/** What WeChat says when it is asked for an access_token or a jsapi_ticket. */
export type TokenAnswer =
  | { outcome: 'given'; value: string; expiresInSeconds: number }
  /** 40001, 40014, 42001: the access_token that was shown is not good any more. */
  | { outcome: 'stale_token'; errcode: number }
  | { outcome: 'refused'; errcode: number }
  | { outcome: 'unavailable'; reason: 'transport' | 'malformed' }

/** The two calls that signing for the JS-SDK needs. Each answers within 3 seconds and never throws. */
export interface JsapiClient {
  /** `isForced` makes WeChat give a new one and forget the last (20 times a day at most). */
  fetchAccessToken(options: { isForced: boolean }): Promise<TokenAnswer>
  fetchTicket(accessToken: string): Promise<TokenAnswer>
}
