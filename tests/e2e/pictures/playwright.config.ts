import { defineConfig } from '@playwright/test'
import base from '../../../playwright.config'

/** Not a test: it takes the pictures of docs/ anew. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: 'take.ts',
  tsconfig: '../../../tsconfig.scripts.json',
  globalSetup: '../../support/e2e-setup.ts',
  outputDir: '../../../test-results/pictures',
  reporter: 'list',
  timeout: 120_000,
  workers: 1,
})
