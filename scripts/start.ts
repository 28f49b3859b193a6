import { generateClient } from './build/generate'
import { PlainError } from './plain-error'
import { runScript } from './run-script'

await runScript(async () => {
  const configured = Object.keys(process.env).filter((name) => name.startsWith('WECHAT_'))
  if (configured.length > 0) {
    throw new PlainError(
      `This is the demo, which brings its own WeChat, but there are variables for another one: ${configured.join(', ')}.\n` +
        'For a configured shop run "npm run build" and "npm run serve"; for the demo unset them.',
    )
  }
  const isDev = process.argv.includes('--dev')
  Object.assign(process.env, {
    NODE_ENV: isDev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  await generateClient()
  const { startDemo } = await import('./demo/demo')
  await startDemo({ isDev })
})
