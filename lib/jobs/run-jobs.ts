import 'server-only'
import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker'
import type { Server } from '@/lib/server'
import { crontab, tasks } from './tasks'

/**
 * Runs the jobs in this process until `stop`, which waits for those in work. Any number of processes may run them: a
 * job is one process's at a time.
 */
export async function runJobs(server: Server): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, act]) => [name, (payload: unknown) => act(server, payload)]),
  )
  const runner = await run({
    connectionString: server.env.databaseUrl,
    maxPoolSize: 4,
    concurrency: 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: loggerOf(server.log),
    taskList,
    parsedCronItems: parseCronItems([...crontab]),
  })
  // What fell due while no process ran is not left until the next full minute.
  await runner.addJob('sweep_jobs', {}, { jobKey: 'sweep_jobs' })
  return { stop: () => runner.stop() }
}

/** The worker's own words: its failures, which name the job and the error. */
function loggerOf(log: Server['log']): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error({ event: 'job_failed', alarm: true, task: taskOf(meta) }, message)
    else if (level === 'warning') log.warn({ event: 'job_warning' }, message)
  })
}

function taskOf(meta: unknown): string | undefined {
  if (typeof meta !== 'object' || meta === null || !('job' in meta)) return undefined
  const { job } = meta
  const hasName = typeof job === 'object' && job !== null && 'task_identifier' in job
  return hasName && typeof job.task_identifier === 'string' ? job.task_identifier : undefined
}
