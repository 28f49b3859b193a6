import { fileURLToPath } from 'node:url'

// This is built in a folder of `test-results/`, two below the one whose node_modules it uses.
export default {
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
}
