import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isBuildFresh } from '@/scripts/build/build'
import { freePort } from '@/scripts/postgres/ports'

let directory: string

beforeAll(async () => {
  // It would build under the feet of the other tests.
  if (!(await isBuildFresh())) throw new Error('Run "npm run build" before this test.')
  directory = await mkdtemp(join(tmpdir(), 'shouyin-demo-'))
  await chmod(directory, 0o755)
})
afterAll(() => rm(directory, { recursive: true, force: true }))

function start(env: Readonly<Record<string, string>>) {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, ['scripts/run.mjs', 'start'], {
    env: { PATH, HOME, NODE_ENV: 'production', DATA_DIR: directory, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, exited, said: () => said }
}

test('the demo prints one address, opens a stocked shop behind it, and Ctrl-C ends all of it', async () => {
  const demo = start({ PORT: String(await freePort()) })
  try {
    await expect.poll(demo.said, { timeout: 240_000, interval: 100 }).toContain('Ctrl-C stops it.')
    const addresses = demo.said().match(/https?:\/\/\S+/g) ?? []
    expect(addresses).toHaveLength(1)
    const phone = await fetch(addresses[0] ?? '')
    expect(phone.status).toBe(200)
    expect(phone.headers.get('content-type')).toContain('text/html')

    const secrets = join(directory, 'demo.json')
    expect((await stat(secrets)).mode & 0o777).toBe(0o600)
    expect(await readFile(secrets, 'utf8')).toContain('"SIMKEY_')
  } finally {
    demo.child.kill('SIGINT')
  }
  expect(await demo.exited).toBe(0)
}, 300_000)

test('with WECHAT variables npm start is the shop they describe, and every problem of theirs is told at once', async () => {
  const demo = start({ WECHAT_MODE: 'live', WECHAT_API_KEY: 'k8Jq2ZpX7vRm4TnB9sWc1LyD6hGf3QaE' })
  expect(await demo.exited).toBe(1)
  for (const name of ['PUBLIC_ORIGIN', 'SESSION_SECRET', 'WECHAT_APP_ID', 'WECHAT_MCH_ID', 'DATABASE_URL']) {
    expect(demo.said()).toContain(name)
  }
  expect(demo.said()).not.toContain('k8Jq2ZpX7')
  expect(demo.said()).not.toContain('Building')
})
