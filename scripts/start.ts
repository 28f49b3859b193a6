import { build, isBuildFresh } from './build/build'
import { generateClient } from './build/generate'
import { runScript } from './run-script'

/** Without any WECHAT_ variable the demo, which brings its own WeChat; with them, the shop they describe. */
await runScript(async () => {
  const isDev = process.argv.includes('--dev')
  Object.assign(process.env, {
    NODE_ENV: isDev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  await generateClient()
  const isConfigured = Object.keys(process.env).some((name) => name.startsWith('WECHAT_'))
  if (!isConfigured) {
    const { startDemo } = await import('./demo/demo')
    return startDemo({ isDev })
  }
  // A wrong configuration is told at once, not after a build.
  const { serve, checkConfiguration } = await import('./server/serve')
  checkConfiguration()
  if (!isDev && !(await isBuildFresh())) {
    console.log('Building the shop, once for these sources; this takes a minute …')
    await build()
  }
  await serve({ isDev })
})
