import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { times, type Line } from './table'
import type { World } from './world'

const first = 1_000
const all = 100_000
const part = 9_900

/** Whether the shop's process grows with what it has answered. */
export async function measureMemory(world: World): Promise<Line> {
  const pair = await world.openPair({ waiting: all, received: 0 })
  const load = { path: 'notification', connections: 32 } as const
  await pair.measure('shop', { ...load, from: 1, count: first })
  const before = await residentBytes(pair.shopPid)
  for (let from = 1 + first; from <= all; from += part) {
    await pair.measure('shop', { ...load, from, count: part })
  }
  const after = await residentBytes(pair.shopPid)
  await pair.stop()
  const ratio = after / before
  return {
    path: 'memory after 100,000 notifications to after 1,000',
    shop: megabytes(after),
    baseline: megabytes(before),
    result: times(ratio),
    target: '≤ 1.20',
    isMet: ratio <= 1.2,
  }
}

/** What the system has given the process, once it has come to rest. Linux only. */
async function residentBytes(pid: number): Promise<number> {
  await sleep(5_000)
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s*(\d+) kB/.exec(status)?.[1]) * 1024
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`
