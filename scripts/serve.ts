import { existsSync } from 'node:fs'
import { generateClient } from './build/generate'
import { PlainError } from './plain-error'
import { runScript } from './run-script'

await runScript(async () => {
  if (!existsSync('.next/BUILD_ID')) throw new PlainError('There is no build yet. Run "npm run build" first.')
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
  await generateClient()
  const { serve } = await import('./server/serve')
  await serve({ isDev: false })
})
