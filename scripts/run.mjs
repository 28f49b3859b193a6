// `node scripts/run.mjs start` runs scripts/start.ts in this very process: a signal sent to it reaches the shop,
// and a kill leaves no half of it behind. What `npm run build` made a program of is run as it was built.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const [name] = process.argv.splice(2, 1)
const program = `.next/shouyin/${name}.mjs`
if (existsSync(program)) {
  await import(`../${program}`)
} else {
  process.env.TSX_TSCONFIG_PATH = 'tsconfig.scripts.json'
  await import('tsx')
  await import(`./${name}.ts`)
}
