import { run } from './run'
import { fingerprint, isStamped, stamp } from './fingerprint'

const stampFile = 'lib/store/generated/.stamp'

/**
 * Writes Prisma's client for the schema, when it has changed. Install scripts may be blocked, so this happens at
 * the first start. The client is WebAssembly: the engine Prisma would download is not needed, and not
 * reachable on many networks, so it is told that any program is it.
 */
export async function generateClient(): Promise<void> {
  const current = await fingerprint(['prisma/schema', 'node_modules/prisma/package.json'])
  if (await isStamped(stampFile, current)) return
  await run(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  })
  await stamp(stampFile, current)
}
