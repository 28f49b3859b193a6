import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { measureGrowth } from './growth'
import { measureLatency } from './latency'
import { measureMemory } from './memory'
import { measureThroughput } from './throughput'
import { renderTable, type Line } from './table'
import { openWorld } from './world'

const usage = `npm run bench -- [what]
  --throughput         notification, duplicate, status poll, place and start, against the baseline
  --latency            notification p99 at 200 a second; --seconds 20 each
  --growth             the same with 1,000,000 orders as with 1,000; takes some minutes
  --memory             the shop's size after 1,000 and after 100,000 notifications
  --rounds 5           of each path
  --profile <dir>      leaves the shop's CPU profile there; for finding out, not for figures
Without any of the first four: --throughput --latency.`

/** Measures the shop against a bare server in one run, and prints the table of the README. */
export async function bench(args: string[]): Promise<void> {
  const options = read(args)
  const world = await openWorld({ profileDirectory: options.profile })
  const lines: Line[] = []
  try {
    if (options.throughput) lines.push(...(await measureThroughput(world, options.rounds)))
    if (options.latency) lines.push(await measureLatency(world, options))
    if (options.growth) lines.push(...(await measureGrowth(world, options.rounds)))
    if (options.memory) lines.push(await measureMemory(world))
  } finally {
    await world.close()
  }
  console.log(renderTable(lines))
  const load = loadavg().map((value) => value.toFixed(1))
  console.log(
    `\n${cpus().length} cores, node ${process.version}, load of the machine at the end ${load.join(' ')}`,
  )
}

function read(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      throughput: { type: 'boolean', default: false },
      latency: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '20' },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(usage)
    process.exit(0)
  }
  const isDefault = !(values.throughput || values.latency || values.growth || values.memory)
  return {
    throughput: values.throughput || isDefault,
    latency: values.latency || isDefault,
    growth: values.growth,
    memory: values.memory,
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    profile: values.profile,
  }
}
