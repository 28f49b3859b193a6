import { build, isBuildFresh } from './build/build'
import { generateClient } from './build/generate'
import { runScript } from './run-script'

await runScript(async () => {
  await generateClient()
  if (!(await isBuildFresh())) await build()
  const { benchPages } = await import('../tests/bench/pages/bench-pages')
  await benchPages(process.argv.slice(2))
})
