import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const alias = {
  '@': root.replace(/\/$/, ''),
  // Tests run on the server's side, where this package is allowed; outside Next it would throw.
  'server-only': `${root}node_modules/server-only/empty.js`,
}

// Files of one worker share its process and modules: loading them anew took a third of the time. What leaves something
// behind in its process, as Next does with `fetch`, is given a process of its own by its test.
const isolate = false

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], isolate } },
      { extends: true, test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], isolate } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/{integration,model,regressions}/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          isolate,
          // After the others, because it has workers of its own number.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
