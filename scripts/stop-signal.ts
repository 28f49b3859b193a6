type Close = () => Promise<void>

/** What this process has opened so far. */
export interface Opened {
  /** Remembers how to close something; the last one opened is closed first. */
  add(close: Close): void
  closeAll(): Promise<void>
  /** A signal came: what was opened is being closed, and the process ends by itself. */
  isStopping(): boolean
}

/**
 * Closes everything opened at the first SIGINT or SIGTERM and exits, 0 when it went well. A second signal does
 * not wait. It is in force from the first thing opened, so a Ctrl-C during a long start leaves nothing behind.
 */
export function closeOnSignal(): Opened {
  const closers: Close[] = []
  const closeAll = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close()
  }
  let isStopping = false
  const receive = () => {
    if (isStopping) process.exit(130)
    isStopping = true
    closeAll().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', receive)
  process.on('SIGTERM', receive)
  return { add: (close) => closers.push(close), closeAll, isStopping: () => isStopping }
}

/**
 * Runs a start; when it fails half-way, what it had opened is closed before the error goes on. A start that fails
 * because a signal closed its parts under it has not failed.
 */
export async function startOrClose(opened: Opened, start: () => Promise<void>): Promise<void> {
  try {
    await start()
  } catch (error) {
    if (opened.isStopping()) return
    await opened.closeAll()
    throw error
  }
}
