import { build, isBuildFresh } from './build/build'
import { generateClient } from './build/generate'
import { runScript } from './run-script'

await runScript(async () => {
  await generateClient()
  if (!(await isBuildFresh())) await build()
  const { bench } = await import('../tests/bench/bench')
  await bench(process.argv.slice(2))
})
