import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = fileURLToPath(new URL('.', import.meta.url))
const alias = {
  '@': root.replace(/\/$/, ''),
  // Tests run on the server's side, where this package is allowed; outside Next it would throw.
  'server-only': `${root}node_modules/server-only/empty.js`,
}

// Files of one worker share its process and modules: loading them anew took a third of the time. What leaves something
// behind in its process, as Next does with `fetch`, is given a process of its own by its test.
const isolate = false

/** Those that take half a minute begin first, so that no worker waits for another's at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      /\/(lives-\d|crash-loop|database-private)\.test\.ts$/.test(moduleId)
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  resolve: { alias },
  test: {
    sequence: { sequencer: LongestFirst },
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
