import { createJsSdk, type Told } from './js-sdk'
import { loadStyles } from './layer'
import { followTitle, leavePage } from './shell'
import { pay } from './sheet'

interface Bridge {
  invoke(name: string, params: unknown, told?: Told): void
  call(name: string, params?: unknown, told?: Told): void
  on(event: string, listener: () => void): void
}

const tag = document.currentScript
const agent = tag?.dataset['agent'] ?? navigator.userAgent
const delay = tag?.dataset['delay'] ?? '0'

// Scripts of the page see the same browser as its server does.
Object.defineProperty(navigator, 'userAgent', { get: () => agent, configurable: true })

const jsSdk = createJsSdk(agent)
let sheetIsOpen = false

/** While a sheet is open a second call does nothing, as on a phone, where the page is covered. */
function requestPayment(params: unknown, told: Told): void {
  if (sheetIsOpen) return
  sheetIsOpen = true
  pay(params, (err_msg) => told({ err_msg }))
    .catch(() => told({ err_msg: 'get_brand_wcpay_request:fail' }))
    .finally(() => {
      sheetIsOpen = false
    })
}

function invoke(name: string, params: unknown, told: Told = () => undefined): void {
  if (name === 'getBrandWCPayRequest') return requestPayment(params, told)
  if (name === 'closeWindow') {
    leavePage()
    return told({ err_msg: 'close_window:ok' })
  }
  if (name === 'hideOptionMenu' || name === 'showOptionMenu') return told({ err_msg: `${name}:ok` })
  const known = jsSdk[name]
  if (known) return known(params, told)
  told({ err_msg: 'system:function_not_exist' })
}

/** The bridge comes late, as on a phone: a page must wait for WeixinJSBridgeReady. */
function arrive(): void {
  const bridge: Bridge = {
    invoke,
    call: invoke,
    on: (event, listener) => document.addEventListener(event, listener),
  }
  Object.assign(window, { WeixinJSBridge: bridge })
  document.dispatchEvent(new Event('WeixinJSBridgeReady'))
}

if (delay !== 'never') setTimeout(arrive, Number(delay))
followTitle()
addEventListener('DOMContentLoaded', () => void loadStyles())
