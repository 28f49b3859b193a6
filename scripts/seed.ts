import { generateClient } from './build/generate'
import { runScript } from './run-script'

await runScript(async () => {
  await generateClient()
  const { seed } = await import('./server/migrate')
  await seed()
})
