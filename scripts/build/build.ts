import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { bundle } from './bundle'
import { fingerprint, isStamped, stamp } from './fingerprint'
import { generateClient } from './generate'
import { run } from './run'

const stampFile = '.next/shouyin-stamp'

/** Everything that a build is made of. */
const sources = [
  'app',
  'components',
  'instrumentation.ts',
  'lib',
  'prisma/schema',
  'scripts',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'tsconfig.scripts.json',
]

/** True when `.next` holds a production build of the sources as they are now. */
export async function isBuildFresh(): Promise<boolean> {
  return existsSync('.next/BUILD_ID') && (await isStamped(stampFile, await fingerprint(sources)))
}

/** Builds for production. The stamp is written last, so a build cut short is not taken for one. */
export async function build(): Promise<string> {
  await generateClient()
  const current = await fingerprint(sources)
  // Without the folder Next warns on every CI machine that builds are not cached there.
  await mkdir('.next/cache', { recursive: true })
  const output = await run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  // `npm run serve` serves what was built, and nothing newer: its own program is made with the pages.
  await bundle('scripts/serve.ts', '.next/shouyin')
  await stamp(stampFile, current)
  return output
}
