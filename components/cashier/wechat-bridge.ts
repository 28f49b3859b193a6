import { hintOf, resultOf, type BridgeHint, type BridgeResult } from '@/lib/domain/bridge'
import type { BridgeConfig } from '@/lib/domain/transaction'

interface WeixinJSBridge {
  invoke(name: 'getBrandWCPayRequest', config: BridgeConfig, answer: (said: unknown) => void): void
}

declare global {
  interface Window {
    /** Put there by WeChat's browser, some time after the page loads. */
    WeixinJSBridge?: WeixinJSBridge
  }
}

const bridgeLimitMs = 5_000

/** What the pay sheet came to: what the page does next, and what the timeline keeps. */
export interface PaySheetAnswer {
  hint: Exclude<BridgeHint, 'ignore'> | 'bridge_missing'
  result: BridgeResult
}

/**
 * Opens WeChat's pay sheet and resolves with what its answer is worth. A bridge that never answers never resolves:
 * the shopper may type the password for as long as they like.
 */
export async function openPaySheet(config: BridgeConfig): Promise<PaySheetAnswer> {
  const bridge = await bridgeReady()
  if (bridge === null) return { hint: 'bridge_missing', result: 'fail' }
  return new Promise((resolve) => {
    bridge.invoke('getBrandWCPayRequest', config, (said) => {
      const errMsg = errMsgOf(said)
      const hint = hintOf(errMsg)
      if (hint !== 'ignore') resolve({ hint, result: resultOf(errMsg) })
    })
  })
}

function bridgeReady(): Promise<WeixinJSBridge | null> {
  if (window.WeixinJSBridge) return Promise.resolve(window.WeixinJSBridge)
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer)
      document.removeEventListener('WeixinJSBridgeReady', settle)
      resolve(window.WeixinJSBridge ?? null)
    }
    const timer = setTimeout(settle, bridgeLimitMs)
    document.addEventListener('WeixinJSBridgeReady', settle)
  })
}

function errMsgOf(said: unknown): unknown {
  return typeof said === 'object' && said !== null && 'err_msg' in said ? said.err_msg : undefined
}
