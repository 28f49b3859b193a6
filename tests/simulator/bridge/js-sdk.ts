import { chooseAddress } from './addresses'

export type Answer = { err_msg: string } & Record<string, unknown>
export type Told = (answer: Answer) => void

/** The functions behind WeChat's JS-SDK, by the names that its script gives them on the bridge. */
export type JsSdk = Readonly<Record<string, (params: unknown, told: Told) => void>>

/** They work once the page has been verified, as on a phone. */
export function createJsSdk(agent: string): JsSdk {
  let isVerified = false

  function verified(name: string, act: (params: unknown, told: Told) => void) {
    return (params: unknown, told: Told) =>
      isVerified ? act(params, told) : told({ err_msg: `${name}:permission denied` })
  }

  const share = (kind: 'app_message' | 'timeline') => (params: unknown, told: Told) => {
    void ask('share', { kind, params }).then(told)
  }

  const jsSdk: JsSdk = {
    preVerifyJSAPI(params, told) {
      void ask('verify', { params }).then((answer) => {
        isVerified = answer.err_msg.endsWith(':ok')
        told(answer)
      })
    },
    checkJsApi(params, told) {
      const known = namesIn(params).map((name) => [name, Object.hasOwn(jsSdk, name)])
      const checkResult: unknown = Object.fromEntries(known)
      // Android hands text over here, an iPhone an object.
      const isText = /android/i.test(agent)
      told({ err_msg: 'checkJsApi:ok', checkResult: isText ? JSON.stringify(checkResult) : checkResult })
    },
    updateAppMessageShareData: verified('updateAppMessageShareData', share('app_message')),
    updateTimelineShareData: verified('updateTimelineShareData', share('timeline')),
    editAddress: verified('edit_address', (_, told) => void chooseAddress().then(told)),
  }
  return jsSdk
}

function namesIn(params: unknown): string[] {
  const list: unknown = typeof params === 'object' && params !== null && Reflect.get(params, 'jsApiList')
  return Array.isArray(list) ? list.map(String) : []
}

// An iPhone's WeChat goes by the address that was loaded, whatever the page has made of it.
const loadedAddress = location.href
const isIphone = /iPhone|iPad/.test(navigator.userAgent)

async function ask(what: 'verify' | 'share', question: Record<string, unknown>): Promise<Answer> {
  const response = await fetch(`/__wechat/js/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...question, url: isIphone ? loadedAddress : location.href }),
  })
  return response.json()
}
