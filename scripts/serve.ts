import { existsSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { generateClient } from './build/generate'
import { PlainError } from './plain-error'
import { runScript } from './run-script'

// V8 would first let garbage grow to three times of what is alive, and the process never gives that room back. Half as
// much again costs a collection of some 12 ms every few seconds under full load.
setFlagsFromString('--heap-growing-percent=50')

await runScript(async () => {
  if (!existsSync('.next/BUILD_ID')) throw new PlainError('There is no build yet. Run "npm run build" first.')
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
  await generateClient()
  const { serve } = await import('./server/serve')
  await serve({ isDev: false })
})
