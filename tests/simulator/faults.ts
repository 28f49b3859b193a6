import type { Fields } from './signing'

export const callKinds = [
  'unifiedorder',
  'orderquery',
  'closeorder',
  'refund',
  'refundquery',
  'access_token',
  'userinfo',
  'stable_token',
  'getticket',
] as const
export type CallKind = (typeof callKinds)[number]

/** How one call goes wrong. With `after` the call has its whole effect first. */
export type Fault = { after?: boolean } & (
  | { as: 'err_code'; err_code: string; err_code_des?: string }
  | { as: 'errcode'; errcode: number; errmsg?: string }
  | { as: 'http_status'; status: number }
  | { as: 'html' }
  | { as: 'hang' }
  | { as: 'reset' }
  | { as: 'slow'; ms: number }
  | { as: 'slow_body'; ms: number }
  | { as: 'wrong_signature' }
  | { as: 'alter'; fields: Fields }
  | { as: 'raw'; status: number; headers?: Record<string, string>; body: string }
)

/** A call standing still until somebody decides. */
export interface Held {
  id: string
  /** Goes on as if nothing had happened. */
  release(): void
  /** The connection is cut. Held before its effect, the call then has none. */
  abandon(): void
}

interface Hold {
  kind: CallKind
  when: 'before' | 'after'
  reached: (held: Held) => void
}

/** Faults wait in line per kind of call; each is used once. */
export interface Faults {
  add(kind: CallKind, fault: Fault, times: number): void
  take(kind: CallKind): Fault | null
  /** Resolves when a call of the kind stands still. */
  hold(kind: CallKind, when: 'before' | 'after'): Promise<Held>
  held(id: string): Held | null
  /** Called by the calls: stands still when a hold asks for it. */
  pass(kind: CallKind, when: 'before' | 'after'): Promise<'released' | 'abandoned'>
  /** Forgets every fault and abandons what is held. */
  clear(): void
}

export function createFaults(): Faults {
  const lines = new Map<CallKind, Fault[]>()
  const standing = new Map<string, Held>()
  let holds: Hold[] = []
  let serial = 0

  function stand(hold: Hold): Promise<'released' | 'abandoned'> {
    return new Promise((resolve) => {
      const id = String(++serial)
      const leave = (how: 'released' | 'abandoned') => () => {
        standing.delete(id)
        resolve(how)
      }
      const held = { id, release: leave('released'), abandon: leave('abandoned') }
      standing.set(id, held)
      hold.reached(held)
    })
  }

  return {
    add(kind, fault, times) {
      lines.set(kind, [...(lines.get(kind) ?? []), ...Array.from({ length: times }, () => fault)])
    },
    take: (kind) => lines.get(kind)?.shift() ?? null,
    hold: (kind, when) => new Promise((reached) => holds.push({ kind, when, reached })),
    held: (id) => standing.get(id) ?? null,
    async pass(kind, when) {
      const hold = holds.find((one) => one.kind === kind && one.when === when)
      if (!hold) return 'released'
      holds = holds.filter((one) => one !== hold)
      return stand(hold)
    },
    clear() {
      lines.clear()
      holds = []
      for (const held of [...standing.values()]) held.abandon()
    },
  }
}
