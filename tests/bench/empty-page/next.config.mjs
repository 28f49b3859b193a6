import { fileURLToPath } from 'node:url'

// This is built in a folder of `test-results/`, two below the one whose node_modules it uses.
const config = {
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
}

export default config
