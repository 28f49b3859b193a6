import type { BridgeResult } from '@/lib/domain/bridge'
import { readCashierView, type CashierView } from '@/lib/domain/cashier-view'
import { fetchJson } from '../fetch-json'
import { readStart, type StartAnswer } from './start-answer'

/** What asking the status can come to; `unreachable` covers everything that says nothing about the order. */
export type StatusAnswer =
  { outcome: 'view'; view: CashierView } | { outcome: 'login_required' | 'not_found' | 'unreachable' }

// Longer than the server ever takes: when these pass, the network is to blame.
const statusTimeoutMs = 8_000
const startTimeoutMs = 25_000

/** Asks the server where the order stands. Never throws. */
export async function askStatus(orderNo: string): Promise<StatusAnswer> {
  const answer = await fetchJson(`/pay/${orderNo}/status`, { cache: 'no-store' }, statusTimeoutMs)
  if (answer.status === 401) return { outcome: 'login_required' }
  if (answer.status === 404) return { outcome: 'not_found' }
  const view = answer.status === 200 ? readCashierView(answer.json) : null
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
  return readStart(await fetchJson('/pay/unifiedorder', posting(wish), startTimeoutMs))
}

/** Tells the server what the phone said, for the order's timeline. Nothing waits for it or depends on it. */
export function reportBridgeResult(orderNo: string, result: BridgeResult): void {
  // WeChat may close the page right after its own receipt.
  const request = { ...posting({ result }), keepalive: true }
  // A report that is lost leaves a line out of the timeline, no more.
  fetch(`/pay/${orderNo}/bridge-result`, request).catch(() => undefined)
}

function posting(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
