import type { Fen } from './money'
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

/** Reads the list as the status answer has it; null when any of it is strange. */
export function readStrays(json: unknown): Stray[] | null {
  if (!Array.isArray(json)) return null
  const strays = json.map(readStray)
  return strays.every((stray) => stray !== null) ? strays : null
}

function readStray(json: unknown): Stray | null {
  if (typeof json !== 'object' || json === null) return null
  const fields = new Map<string, unknown>(Object.entries(json))
  const cause = causes.find((name) => name === fields.get('cause'))
  const progress = progresses.find((name) => name === fields.get('progress'))
  const amountFen = fields.get('amountFen')
  if (cause === undefined || progress === undefined || typeof amountFen !== 'number') return null
  return { cause, amountFen, progress }
}
