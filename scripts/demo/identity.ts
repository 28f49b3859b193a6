import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const identitySchema = z.object({
  appid: z.string(),
  appSecret: z.string(),
  mchid: z.string(),
  apiKey: z.string(),
  sessionSecret: z.string(),
})

/** The demo's merchant: invented once, then the same at every start, or its payments would become strangers'. */
export type DemoIdentity = z.infer<typeof identitySchema>

export async function demoIdentity(directory: string): Promise<DemoIdentity> {
  const file = join(directory, 'demo.json')
  if (existsSync(file)) return identitySchema.parse(JSON.parse(await readFile(file, 'utf8')))
  const identity: DemoIdentity = {
    appid: `wx${hex(8)}`,
    appSecret: hex(16),
    mchid: '1900000109',
    // Live mode refuses this prefix: a key of the simulator can never sign for real money.
    apiKey: `SIMKEY_${hex(13).slice(0, 25)}`,
    sessionSecret: hex(32),
  }
  await mkdir(directory, { recursive: true })
  await writeFile(file, JSON.stringify(identity, null, 2), { mode: 0o600 })
  return identity
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex')
}
