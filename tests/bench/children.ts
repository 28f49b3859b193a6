import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Child {
  pid: number
  process: ChildProcess
  stop(): Promise<void>
}

interface ChildOptions {
  /** What node runs, e.g. `['--import', 'tsx', 'tests/bench/baseline.ts']`. */
  args: string[]
  env: Readonly<Record<string, string | undefined>>
  /** The core it is bound to, where the system can. */
  core: number
  /** Where its words go. */
  logFile: string
}

const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0

/** Starts a node process on one core of its own. */
export function startChild({ args, env, core, logFile }: ChildOptions): Child {
  const log = openSync(logFile, 'a')
  const command = [process.execPath, ...args]
  const [program = '', ...rest] = canPin ? ['taskset', '-c', String(core), ...command] : command
  const { PATH, HOME, TMPDIR, TSX_TSCONFIG_PATH } = process.env
  const child = spawn(program, rest, {
    env: { PATH, HOME, TMPDIR, TSX_TSCONFIG_PATH, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', log, log, 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    pid: child.pid ?? 0,
    process: child,
    async stop() {
      child.kill('SIGTERM')
      await Promise.race([ended, sleep(5_000)])
      child.kill('SIGKILL')
    },
  }
}

/** Waits until a server of ours says that it listens. */
export async function untilListening({ process: child }: Child): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', (code) => reject(new Error(`it ended with ${code} instead of listening`)))
  })
}

/** Waits until a shop answers. */
export async function untilHealthy(child: Child, port: number): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
    if (child.process.exitCode !== null) break
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)
    if (answer?.ok) return
  }
  throw new Error('the shop did not start; see its log')
}
