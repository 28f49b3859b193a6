import { build } from './build/build'
import { runScript } from './run-script'

await runScript(async () => {
  console.log(await build())
})
