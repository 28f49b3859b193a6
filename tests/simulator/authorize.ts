import type { IncomingMessage } from 'node:http'
import { html, readBody, redirect, type Reply } from './http'
import { consentPage, errorPage } from './pages'
import { newCode } from './random'
import { shopperOf } from './people'
import type { Code } from './books'
import type { Wechat } from './wechat'

/** The parameters in WeChat's order; it matches the text of the query, not its meaning. */
const inOrder =
  /^appid=([^&]*)&redirect_uri=([^&]*)&response_type=code&scope=(\w+)(?:&state=([a-zA-Z0-9]{0,128}))?(?:&(?:forcePopup|forceSnapShot|connect_redirect)=\w+)*$/

interface Asked {
  redirectUri: string
  scope: Code['scope']
  state: string | null
}

/** `GET /connect/oauth2/authorize`: silent for snsapi_base, a consent page for snsapi_userinfo. */
export function authorize(wechat: Wechat, request: IncomingMessage, query: string): Reply {
  const asked = readAsked(wechat, query)
  if (typeof asked === 'string') return html(errorPage(asked), 400)
  const shopper = shopperOf(wechat, request)
  if (shopper.login === 'refuses') return refuse(wechat, asked)
  if (asked.scope === 'snsapi_userinfo') return html(consentPage(shopper.nickname, query))
  return agree(wechat, request, asked)
}

/** `POST /connect/oauth2/consent`: the button pressed on the consent page. */
export async function consent(wechat: Wechat, request: IncomingMessage): Promise<Reply> {
  const form = new URLSearchParams((await readBody(request))?.toString('utf8') ?? '')
  const asked = readAsked(wechat, form.get('query') ?? '')
  if (typeof asked === 'string') return html(errorPage(asked), 400)
  return form.get('choice') === 'agree' ? agree(wechat, request, asked) : refuse(wechat, asked)
}

function readAsked({ merchant }: Wechat, query: string): Asked | string {
  const parts = inOrder.exec(query)
  if (!parts)
    return '参数错误：参数、顺序或 state 不符合规定（appid、redirect_uri、response_type、scope、state）'
  const [, appid = '', encoded = '', scope, state] = parts
  if (decode(appid) !== merchant.appid) return 'appid 参数错误，错误码：40013'
  if (scope !== 'snsapi_base' && scope !== 'snsapi_userinfo')
    return 'Scope 参数错误或没有 Scope 权限，错误码：10005'
  const redirectUri = decode(encoded)
  if (/[:/]/.test(encoded) || !redirectUri || !URL.canParse(redirectUri))
    return 'redirect_uri 参数错误（须经 urlEncode）'
  const { hostname, protocol } = new URL(redirectUri)
  if (hostname !== merchant.oauthDomain || !/^https?:$/.test(protocol)) {
    return 'redirect_uri 域名与后台配置不一致，错误码：10003'
  }
  return { redirectUri, scope, state: state ?? null }
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function agree(wechat: Wechat, request: IncomingMessage, { redirectUri, scope, state }: Asked): Reply {
  const shopper = shopperOf(wechat, request)
  const code = newCode()
  wechat.books.codes.set(code, {
    code,
    shopper: shopper.key,
    scope,
    issuedAt: wechat.clock.now(),
    used: false,
  })
  wechat.save()
  wechat.log({
    kind: 'login',
    ok: true,
    zh: `${shopper.nickname} 授权登录（${scope}）`,
    en: `code issued (${scope})`,
  })
  return redirect(withQuery(redirectUri, { code, ...(state === null ? {} : { state }) }))
}

/** "若用户禁止授权，则重定向后不会带上code参数，仅会带上state参数". */
function refuse(wechat: Wechat, { redirectUri, state }: Asked): Reply {
  wechat.log({ kind: 'login', ok: false, zh: '拒绝授权', en: 'login refused' })
  return redirect(withQuery(redirectUri, state === null ? {} : { state }))
}

function withQuery(address: string, added: Record<string, string>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value)
  return url.toString()
}
