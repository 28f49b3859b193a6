import { generateClient } from './build/generate'
import { runScript } from './run-script'

await runScript(async () => {
  await generateClient()
  const { migrate } = await import('./server/migrate')
  await migrate()
})
