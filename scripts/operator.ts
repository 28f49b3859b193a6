import { generateClient } from './build/generate'
import { runScript } from './run-script'

await runScript(async () => {
  await generateClient()
  const { operate } = await import('./server/operate')
  await operate(process.argv.slice(2))
})
