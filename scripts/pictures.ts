import { run } from './build/run'
import { ensureChromium } from './chromium'
import { runScript } from './run-script'

const playwright = 'node_modules/@playwright/test/cli.js'
const config = 'tests/e2e/pictures/playwright.config.ts'

/** Takes the README's pictures anew, from the build that is here. */
await runScript(async () => {
  const CHROMIUM_PATH = await ensureChromium()
  console.log(await run(process.execPath, [playwright, 'test', '--config', config], { CHROMIUM_PATH }))
})
