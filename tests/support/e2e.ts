import { test as base } from '@playwright/test'
import { z } from 'zod'
import { copyTemplate } from './postgres'
import { startSimulatedShop, type SimulatedShop } from './simulated-shop'

const postgres = z.object({ adminUrl: z.string(), templateName: z.string() })

/** Playwright's `test` with a `mall`: a seeded shop and its WeChat, shared by the stories of one worker, one at a time. */
export const test = base.extend<object, { mall: SimulatedShop }>({
  mall: [
    async ({}, use) => {
      const source = postgres.parse(JSON.parse(process.env.SHOUYIN_TEST_POSTGRES ?? '{}'))
      const mall = await startSimulatedShop({ database: await copyTemplate(source) })
      await use(mall)
      await mall.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

export { expect } from '@playwright/test'
