import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/chromium'

const executablePath = findChromium()

// Chromium's sandbox does not start as root. There is no screen either, and a GPU done in software costs more than
// drawing without one.
const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  tsconfig: './tsconfig.scripts.json',
  globalSetup: './tests/support/e2e-setup.ts',
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  timeout: 60_000,
  // Each has a shop, a WeChat and a database of its own. One file may go through both.
  workers: 2,
  fullyParallel: true,
  retries: 1,
  forbidOnly: true,
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Recording every step costs a third of the time; to see what failed, run it again with `--trace on`.
    trace: 'off',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args },
  },
})
