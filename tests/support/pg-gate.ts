import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Where a round trip to PostgreSQL is stopped: before the server sees it, or after it did the work. */
export type Side = 'before' | 'after'

export interface PgGate {
  /** The database's URL through the gate. */
  url: string
  /** Statement names and texts of each round trip since `arm` or `record`, in order. */
  trips: string[]
  /** Starts a new list of round trips and lets all of them pass. */
  record(): void
  /** Freezes the connection at the n-th round trip (from 1) counted from now; resolves when it is frozen. */
  arm(n: number, side: Side): Promise<string>
  /** Lets everything pass again and drops what was frozen: its owner is dead. */
  disarm(): void
  stop(): Promise<void>
}

/**
 * A wire between the shop and PostgreSQL that a test can freeze between any two steps, so that a real process can be
 * killed exactly there. It reads the frontend protocol only as far as message types and lengths: a round trip is
 * everything up to a Sync or a simple Query. The server it stands in front of is real.
 */
export async function startPgGate(databaseUrl: string): Promise<PgGate> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let armed: { n: number; side: Side; frozen: (trip: string) => void } | null = null
  const trips: string[] = []

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    let started = false
    let holdAnswers = false
    let pending = Buffer.alloc(0)
    let batch = ''
    let held: Buffer[] = []
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    upstream.on('data', (chunk) => {
      if (!holdAnswers) client.write(chunk)
    })
    client.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk])
      for (;;) {
        const header = started ? 1 : 0
        if (pending.length < header + 4) return
        const size = header + pending.readInt32BE(header)
        if (pending.length < size) return
        const message = pending.subarray(0, size)
        pending = pending.subarray(size)
        const type = started ? String.fromCharCode(message[0] ?? 0) : 'startup'
        started = true
        batch += describe(type, message)
        if (type === 'S' || type === 'Q') {
          trips.push(batch)
          const hit = armed !== null && trips.length === armed.n ? armed : null
          const trip = batch
          batch = ''
          if (hit?.side === 'before') {
            client.pause()
            hit.frozen(trip)
            return
          }
          if (hit?.side === 'after') {
            holdAnswers = true
            upstream.once('data', () => hit.frozen(trip))
          }
        }
        held.push(message)
        // Parse, Bind, Describe, Execute and Close wait for their Sync, so that "before" means the server saw nothing.
        if ('PBDEC'.includes(type)) continue
        upstream.write(Buffer.concat(held))
        held = []
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const through = new URL(databaseUrl)
  through.hostname = '127.0.0.1'
  through.port = String((server.address() as AddressInfo).port)

  return {
    url: through.href,
    trips,
    record() {
      armed = null
      trips.length = 0
    },
    arm(n, side) {
      trips.length = 0
      return new Promise((resolve) => {
        armed = { n, side, frozen: resolve }
      })
    },
    disarm() {
      armed = null
      for (const socket of sockets) socket.destroy()
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The statement's name in a Parse or Bind, the text of a simple Query: enough to say where a test stopped. */
function describe(type: string, message: Buffer): string {
  const texts = message.subarray(5).toString('latin1').split('\0')
  if (type === 'B') return texts[1] ?? ''
  if (type === 'P') return texts[0] === '' ? `[${texts[1] ?? ''}]` : ''
  if (type === 'Q') return `[${texts[0] ?? ''}]`
  return ''
}
