import 'server-only'
import { pino, type Logger } from 'pino'

export type { Logger }

/** One JSON line an event on standard output. Secrets are never passed to it; personal ids go through `mask`. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, formatters: { level: (label) => ({ level: label }) } })
}

/** Keeps the ends of an id, enough to find it and too little to use it: `oUpF…eS6o`. */
export function mask(id: string | null | undefined): string {
  if (!id) return ''
  return id.length <= 8 ? '…' : `${id.slice(0, 4)}…${id.slice(-4)}`
}
