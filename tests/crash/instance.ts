import { spawn } from 'node:child_process'
import { bundle } from '@/scripts/build/bundle'
import { freePort } from '@/scripts/postgres/ports'
import type { EnvSource } from '@/lib/env-schema'

/** Inside the project, so that the packages it leaves out are found. */
const folder = 'node_modules/.cache/shouyin-crash'
export const lightShop = `${folder}/light-shop.mjs`

/** Makes one program of the light shop, which starts in a fraction of the time its sources take. */
export async function bundleShop(): Promise<void> {
  await bundle('tests/crash/light-shop.ts', folder)
}

/** One instance of the shop: a process that is killed and started again on the same port. */
export interface Instance {
  origin: string
  isOpen(): boolean
  /** What it has answered since it was opened. */
  answers: number
  /** Starts it; resolves when it answers. */
  open(): Promise<void>
  /** SIGKILL. */
  kill(): Promise<void>
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>
}

/** Lines of the shop's log that tell of a fault, from all instances. */
export type Complaints = string[]

export async function createInstance(env: EnvSource, complaints: Complaints): Promise<Instance> {
  const port = await freePort()
  let child: ReturnType<typeof spawn> | null = null
  let exited: Promise<number | null> = Promise.resolve(null)
  let isOpen = false

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    isOpen = false
    child?.kill(signal)
    return exited
  }
  const instance: Instance = {
    origin: `http://127.0.0.1:${port}`,
    isOpen: () => isOpen,
    answers: 0,
    async open() {
      const { PATH, HOME, TMPDIR } = process.env
      const started = spawn(process.execPath, [lightShop], {
        // The compile cache (of newer Node) shortens the starts further.
        env: {
          ...env,
          NODE_ENV: 'production',
          NODE_COMPILE_CACHE: folder,
          PORT: String(port),
          PATH,
          HOME,
          TMPDIR,
        },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      })
      child = started
      started.stdout?.on('data', (chunk: Buffer) => complaints.push(...faultsIn(chunk.toString())))
      started.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()))
      exited = new Promise((resolve) => started.once('exit', resolve))
      const opened = new Promise((resolve) => started.once('message', () => resolve('open')))
      if ((await Promise.race([opened, exited])) !== 'open') {
        throw new Error(`the shop did not start:\n${complaints.join('\n')}`)
      }
      isOpen = true
      instance.answers = 0
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
  return instance
}

/** A shop that loses nothing but its process has no reason for any of these. */
function faultsIn(output: string): string[] {
  return output
    .split('\n')
    .filter((line) => /"event":"(unexpected_error|job_failed|ledger_violation|\w*not_kept)"/.test(line))
}
