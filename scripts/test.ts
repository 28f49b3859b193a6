import { checkEverything } from './check/check'
import { runScript } from './run-script'

await runScript(async () => {
  const { passed, failed } = await checkEverything()
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
})
