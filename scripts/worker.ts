import { generateClient } from './build/generate'
import { runScript } from './run-script'

await runScript(async () => {
  await generateClient()
  const { work } = await import('./server/work')
  await work()
})
