import { tasks } from '@/lib/jobs/tasks'
import type { ModelWorld } from './world'

/** More than any minute of a run makes; beyond it a job enqueues itself for now, for ever. */
const mostJobs = 200

interface Job {
  id: string
  task: keyof typeof tasks
  payload: unknown
}

/**
 * Runs what is due by the shop's clock, and the minute's own jobs. A job that fails is lost, as if its worker had
 * died with it: the sweep must make it good.
 */
export async function runJobs(world: ModelWorld, { newestFirst = false } = {}): Promise<void> {
  await attempt(world, { id: '', task: 'sweep_jobs', payload: {} })
  await attempt(world, { id: '', task: 'check_ledger', payload: {} })
  for (let ran = 0; ran < mostJobs; ran += 1) {
    const { rows } = await world.pool.query<Job>(
      `SELECT j.id, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j
         JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE j.run_at <= $1 ORDER BY CASE WHEN $2 THEN -j.id ELSE j.id END LIMIT 1`,
      [world.server.clock.now(), newestFirst],
    )
    const [job] = rows
    if (!job) return
    // Gone before it runs, so that what it enqueues under its own key is a new job, as with the worker.
    await world.pool.query('SELECT graphile_worker.complete_jobs($1)', [[job.id]])
    await attempt(world, job)
  }
  throw new Error(`after ${mostJobs} jobs there is still one due`)
}

async function attempt({ server, cut }: ModelWorld, { task, payload }: Job): Promise<void> {
  try {
    await tasks[task](server, payload)
  } catch (error) {
    if (!cut.isReached()) throw error
  }
}

/** When the next job is due; null when there is none. */
export async function nextJobAt({ pool }: ModelWorld): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date | null }>(
    'SELECT min(run_at) AS at FROM graphile_worker._private_jobs',
  )
  return rows[0]?.at ?? null
}

/** The jobs that are due were in the hands of a worker that died. */
export async function loseDueJobs({ pool, server }: ModelWorld): Promise<void> {
  await pool.query('DELETE FROM graphile_worker._private_jobs WHERE run_at <= $1', [server.clock.now()])
}
