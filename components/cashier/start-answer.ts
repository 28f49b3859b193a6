import { aText, oneOf, readFields, type Readers } from '@/lib/domain/read-fields'
import type { BridgeConfig } from '@/lib/domain/transaction'
import type { CashierEvent } from './flow'

/** `payable` comes with the parameters for the bridge, which are passed on untouched. */
export type StartAnswer =
  | { outcome: 'payable'; bridge: BridgeConfig }
  | {
      outcome: 'event'
      event: Extract<CashierEvent, { name: 'started' | 'start_refused' | 'start_unreachable' }>
    }

/** What unifiedorder answered; whatever is no answer of ours was not reached. */
export function readStart({ status, json }: { status: number; json: unknown }): StartAnswer {
  if (status === 200 && readFields(json, paidReaders)) {
    return { outcome: 'event', event: { name: 'started', status: 'paid' } }
  }
  const bridge = status === 200 ? readFields(json, payableReaders)?.bridge : undefined
  if (bridge) return { outcome: 'payable', bridge }
  const refusal = readFields(json, refusedReaders)?.error
  const event = refusal
    ? { name: 'start_refused' as const, ...refusal }
    : { name: 'start_unreachable' as const }
  return { outcome: 'event', event }
}

const paidReaders: Readers<{ status: 'paid' }> = { status: oneOf(['paid']) }

const configReaders: Readers<BridgeConfig> = {
  appId: aWord,
  timeStamp: aWord,
  nonceStr: aWord,
  package: aWord,
  signType: aWord,
  paySign: aWord,
}

const payableReaders: Readers<{ bridge: BridgeConfig }> = {
  bridge: (value) => readFields(value, configReaders),
}

interface Refusal {
  code: string
  message: string
  requestId: string
}

const refusalReaders: Readers<Refusal> = {
  code: aText,
  message: aText,
  requestId: (value) => aText(value) ?? '',
}

const refusedReaders: Readers<{ error: Refusal }> = {
  error: (value) => readFields(value, refusalReaders),
}

/** A text with something in it: WeChat would refuse an empty parameter. */
function aWord(value: unknown): string | undefined {
  return aText(value) || undefined
}
