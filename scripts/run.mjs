// `node scripts/run.mjs start` runs scripts/start.ts in this very process: a signal sent to it reaches the shop,
// and a kill leaves no half of it behind.
import { fileURLToPath } from 'node:url'

process.env.TSX_TSCONFIG_PATH = fileURLToPath(new URL('../tsconfig.scripts.json', import.meta.url))
await import('tsx')
const [name] = process.argv.splice(2, 1)
await import(`./${name}.ts`)
