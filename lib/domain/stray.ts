import type { Fen } from './money'
import { aNumber, oneOf, readFields, type Readers } from './read-fields'
import type { RefundState } from './refund'

/** Money that bought nothing and goes back by itself. */
export interface Stray {
  cause: 'duplicate_payment' | 'paid_after_close'
  amountFen: Fen
  progress: StrayProgress
}

/** `stuck`: a person must help, and will. */
export type StrayProgress = 'under_way' | 'done' | 'stuck'

const causes = ['duplicate_payment', 'paid_after_close'] as const satisfies Stray['cause'][]
const progresses = ['under_way', 'done', 'stuck'] as const satisfies StrayProgress[]

const byState = {
  requested: 'under_way',
  approved: 'under_way',
  processing: 'under_way',
  succeeded: 'done',
  abnormal: 'stuck',
  closed: 'stuck',
  rejected: 'stuck',
} as const satisfies Record<RefundState, StrayProgress>

/** How far the way back is, by the state of its refund. */
export function strayProgressOf(state: RefundState): StrayProgress {
  return byState[state]
}

const readers: Readers<Stray> = {
  cause: oneOf(causes),
  amountFen: aNumber,
  progress: oneOf(progresses),
}

/** Reads the list as the status answer has it; undefined when any of it is strange. */
export function readStrays(json: unknown): Stray[] | undefined {
  if (!Array.isArray(json)) return undefined
  const strays = json.map((stray) => readFields(stray, readers))
  return strays.every((stray) => stray !== undefined) ? strays : undefined
}
