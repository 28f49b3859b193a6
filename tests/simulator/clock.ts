/** The simulator's own time. Tests drive it; the demo lets it run and can still push it forward. */
export interface SimulatorClock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs the task once this clock shows `dueAt`. A due date that has passed means at once. */
  at(dueAt: number, task: () => Promise<void>): void
  /** Moves forward; every task that falls due runs in order, and is awaited before this returns. */
  advance(ms: number): Promise<void>
  /** Waits for the tasks that are running now. */
  idle(): Promise<void>
  /** Forgets everything scheduled. */
  stop(): void
}

/** Time passes by itself, and `advance` jumps ahead. */
export function realClock(): SimulatorClock {
  return clockOver(Date.now, true)
}

/** Time stands still until `advance`. */
export function virtualClock(startAt: number = Date.now()): SimulatorClock {
  return clockOver(() => startAt, false)
}

interface Entry {
  dueAt: number
  task: () => Promise<void>
}

function clockOver(base: () => number, ticks: boolean): SimulatorClock {
  const waiting = new Set<Entry>()
  const running = new Set<Promise<void>>()
  let skewMs = 0
  let timer: NodeJS.Timeout | undefined

  const now = () => base() + skewMs
  const due = (until: number) => [...waiting].filter((entry) => entry.dueAt <= until)
  const nextDueAt = () => Math.min(...[...waiting].map((entry) => entry.dueAt))

  function start(entry: Entry): void {
    waiting.delete(entry)
    const run: Promise<void> = entry.task().finally(() => running.delete(run))
    running.add(run)
  }

  function arm(): void {
    clearTimeout(timer)
    const waitMs = nextDueAt() - now()
    if (waitMs === Infinity || (!ticks && waitMs > 0)) return
    timer = setTimeout(fire, Math.max(0, waitMs))
  }

  function fire(): void {
    // Whatever is due at one instant starts together: that is how two servers send two copies at once.
    for (const entry of due(now())) start(entry)
    arm()
  }

  async function idle(): Promise<void> {
    while (running.size > 0 || due(now()).length > 0) {
      for (const entry of due(now())) start(entry)
      await Promise.all(running)
    }
  }

  async function advance(ms: number): Promise<void> {
    const target = now() + ms
    await idle()
    while (nextDueAt() <= target) {
      skewMs += Math.max(0, nextDueAt() - now())
      await idle()
    }
    skewMs += Math.max(0, target - now())
    arm()
  }

  return {
    now,
    at(dueAt, task) {
      waiting.add({ dueAt, task })
      arm()
    },
    advance,
    idle,
    stop() {
      waiting.clear()
      clearTimeout(timer)
    },
  }
}
