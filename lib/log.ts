import 'server-only'
import { pino, type Logger } from 'pino'

export type { Logger }

/** One JSON line an event on standard output. Secrets are never passed to it; personal ids go through `mask`. */
export function createLogger(level: string, destination?: pino.DestinationStream): Logger {
  const options = {
    level,
    base: null,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: plainError },
  }
  return pino(options, destination ?? (standardOutput ??= collected(pino.destination({ sync: true }))))
}

let standardOutput: pino.DestinationStream | undefined

const writeEveryMs = 100

/**
 * Passes lines on together: a write costs more than everything else about a line. What is left goes out before the
 * exit; only a kill can take the last tenth of a second with it. (pino's own `minLength` measures all that waits anew
 * with every line.)
 */
function collected(to: pino.DestinationStream): pino.DestinationStream {
  let lines = ''
  const passOn = () => {
    const all = lines
    lines = ''
    if (all !== '') to.write(all)
  }
  process.once('exit', passOn)
  return {
    write(line) {
      if (lines === '') setTimeout(passOn, writeEveryMs).unref()
      lines += line
    },
  }
}

/**
 * An error as the log may keep it. Not its other properties: PostgreSQL's carry the values of rows, and the driver
 * hangs a whole connection with its keys on them.
 */
function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name: type, message, stack } = error
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const constraint =
    'constraint' in error && typeof error.constraint === 'string' ? { constraint: error.constraint } : {}
  return { type, message, ...code, ...constraint, stack }
}

/** Keeps the ends of an id, enough to find it and too little to use it: `oUpF…eS6o`. */
export function mask(id: string | null | undefined): string {
  if (!id) return ''
  return id.length <= 8 ? '…' : `${id.slice(0, 4)}…${id.slice(-4)}`
}
