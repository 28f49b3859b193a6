import { afterAll, beforeAll, test } from 'vitest'
import { anyStep } from './support/arbitraries'
import { checkRuns } from './support/run'
import { amountOf } from './support/soak'
import { createModelWorld, type ModelWorld } from './support/world'

let world: ModelWorld

beforeAll(async () => {
  world = await createModelWorld()
})
afterAll(() => world.stop())

// As long as a soak takes.
const timeout = 24 * 60 * 60_000

test('whatever happens in whatever order, no money is lost (the other half)', { timeout }, () =>
  checkRuns(world, anyStep, amountOf({ runs: 150, seed: 2 })),
)
