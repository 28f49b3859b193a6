import type { BridgeResult } from '@/lib/domain/bridge'
import { readCashierView, type CashierView } from '@/lib/domain/cashier-view'
import type { BridgeConfig } from '@/lib/domain/transaction'
import { suspectOffline } from '../connection/reach'
import type { CashierEvent } from './flow'

/** What asking the status can come to; `unreachable` covers everything that says nothing about the order. */
export type StatusAnswer =
  { outcome: 'view'; view: CashierView } | { outcome: 'login_required' | 'not_found' | 'unreachable' }

/** `payable` comes with the parameters for the bridge, which are passed on untouched. */
export type StartAnswer =
  | { outcome: 'payable'; bridge: BridgeConfig }
  | {
      outcome: 'event'
      event: Extract<CashierEvent, { name: 'started' | 'start_refused' | 'start_unreachable' }>
    }

// Longer than the server ever takes: when these pass, the network is to blame.
const statusTimeoutMs = 8_000
const startTimeoutMs = 25_000

/** Asks the server where the order stands. Never throws. */
export async function askStatus(orderNo: string): Promise<StatusAnswer> {
  const answer = await fetchJson(`/pay/${orderNo}/status`, { cache: 'no-store' }, statusTimeoutMs)
  if (answer?.status === 401) return { outcome: 'login_required' }
  if (answer?.status === 404) return { outcome: 'not_found' }
  const view = answer?.status === 200 ? readCashierView(answer.json) : null
  return view === null || view.orderNo !== orderNo ? { outcome: 'unreachable' } : { outcome: 'view', view }
}

/** What the shopper agreed to by tapping the button. */
export interface StartWish {
  orderNo: string
  useBalance: boolean
  /** The total they were shown. */
  expectedTotalFen: number
}

/** Starts the payment at `POST /pay/unifiedorder`. Never throws. */
export async function startPayment(wish: StartWish): Promise<StartAnswer> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  }
  const answer = await fetchJson('/pay/unifiedorder', request, startTimeoutMs)
  const fields = fieldsOf(answer?.json)
  if (answer?.status === 200 && fields.get('status') === 'paid') {
    return { outcome: 'event', event: { name: 'started', status: 'paid' } }
  }
  const bridge = readBridgeConfig(fields.get('bridge'))
  if (answer?.status === 200 && bridge !== null) return { outcome: 'payable', bridge }
  return { outcome: 'event', event: readRefusal(fields.get('error')) }
}

/** Tells the server what the phone said, for the order's timeline. Nothing waits for it or depends on it. */
export function reportBridgeResult(orderNo: string, result: BridgeResult): void {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ result }),
    // WeChat may close the page right after its own receipt.
    keepalive: true,
  }
  // A report that is lost leaves a line out of the timeline, no more.
  fetch(`/pay/${orderNo}/bridge-result`, request).catch(() => undefined)
}

function readRefusal(error: unknown): Extract<CashierEvent, { name: 'start_refused' | 'start_unreachable' }> {
  const fields = fieldsOf(error)
  const [code, message, requestId] = [fields.get('code'), fields.get('message'), fields.get('requestId')]
  if (typeof code !== 'string' || typeof message !== 'string') return { name: 'start_unreachable' }
  return { name: 'start_refused', code, message, requestId: typeof requestId === 'string' ? requestId : '' }
}

function readBridgeConfig(value: unknown): BridgeConfig | null {
  const fields = fieldsOf(value)
  const text = (name: string) => {
    const field = fields.get(name)
    return typeof field === 'string' ? field : ''
  }
  const bridge = {
    appId: text('appId'),
    timeStamp: text('timeStamp'),
    nonceStr: text('nonceStr'),
    package: text('package'),
    signType: text('signType'),
    paySign: text('paySign'),
  }
  return Object.values(bridge).includes('') ? null : bridge
}

function fieldsOf(value: unknown): Map<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
}

/** Null when no JSON came back in time: offline, slow, a proxy's HTML page. */
async function fetchJson(
  url: string,
  init: RequestInit,
  timeoutMs: number,
): Promise<{ status: number; json: unknown } | null> {
  // AbortSignal.timeout is missing in WeChat's older WebViews.
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), timeoutMs)
  try {
    const response = await fetch(url, { ...init, signal: abort.signal })
    const json: unknown = await response.json()
    return { status: response.status, json }
  } catch {
    suspectOffline()
    return null
  } finally {
    clearTimeout(timer)
  }
}
