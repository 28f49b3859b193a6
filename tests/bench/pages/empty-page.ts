import { spawn } from 'node:child_process'
import { cp, rm, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import packageJson from '@/package.json'
import { run } from '@/scripts/build/run'
import { freePort } from '@/scripts/postgres/ports'

const next = 'node_modules/next/dist/bin/next'

/** Within the project, because the bundler takes node_modules only from below its root; nothing there is kept. */
const directory = 'test-results/empty-page'

export interface EmptyPage {
  origin: string
  stop(): Promise<void>
}

/** Builds the least page that this Next and this React can make, for the same browsers, and serves it. */
export async function serveEmptyPage(): Promise<EmptyPage> {
  await rm(directory, { recursive: true, force: true })
  await cp('tests/bench/empty-page', directory, { recursive: true })
  const { browserslist } = packageJson
  await writeFile(
    `${directory}/package.json`,
    JSON.stringify({ private: true, type: 'module', browserslist }),
  )
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const
  await run(process.execPath, [next, 'build', directory], env)

  const port = await freePort()
  const child = spawn(process.execPath, [next, 'start', directory, '-p', String(port), '-H', '127.0.0.1'], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const origin = `http://127.0.0.1:${port}`
  await untilServed(origin)
  return {
    origin,
    async stop() {
      child.kill('SIGTERM')
      await ended
      await rm(directory, { recursive: true, force: true })
    },
  }
}

async function untilServed(origin: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
    const answer = await fetch(origin).catch(() => null)
    if (answer?.ok) return
  }
  throw new Error('the empty page was not served within a minute')
}
