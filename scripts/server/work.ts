import { runJobs } from '@/lib/jobs/run-jobs'
import { getServer } from '@/lib/server'
import { closeOnSignal, startOrClose } from '../stop-signal'
import { openDatabase } from './database'

/** The jobs of process.env's shop, apart from its web server, until a signal ends them. */
export async function work(): Promise<void> {
  const opened = closeOnSignal()
  await startOrClose(opened, async () => {
    const server = getServer()
    opened.add(async () => {
      await server.prisma.$disconnect()
      await server.pool.end()
    })
    await openDatabase(server)
    const jobs = await runJobs(server)
    opened.add(() => jobs.stop())
    server.log.info({ event: 'working' })
  })
}
