import { tasks } from '@/lib/jobs/tasks'
import type { Server } from '@/lib/server'

interface Job {
  id: string
  task: keyof typeof tasks
  payload: unknown
}

/**
 * Runs the jobs that are due by the server's own clock, one after another, as the worker would by the database's.
 * A job that fails stays, as it does there; its error is returned. Returns how many ran.
 */
export async function runDueJobs(server: Server): Promise<{ ran: number; errors: unknown[] }> {
  const errors: unknown[] = []
  for (let ran = 0; ; ran += 1) {
    const { rows } = await server.pool.query<Job>(
      `SELECT j.id, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j
         JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE j.run_at <= $1 AND j.attempts < j.max_attempts ORDER BY j.run_at, j.id LIMIT 1`,
      [server.clock.now()],
    )
    const job = rows[0]
    if (!job || errors.length > 0) return { ran, errors }
    // Gone before it runs, so that what it enqueues under its own key is a new job, as with the worker.
    await server.pool.query('SELECT graphile_worker.complete_jobs($1)', [[job.id]])
    await tasks[job.task](server, job.payload).catch((error: unknown) => errors.push(error))
  }
}

/** Moves both clocks in steps and runs what falls due at each. */
export async function liveThrough(
  world: { server: Server; advance(ms: number): Promise<void> },
  ms: number,
  stepMs = 5_000,
): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    await world.advance(Math.min(stepMs, ms - passed))
    const { errors } = await runDueJobs(world.server)
    if (errors[0] !== undefined) throw errors[0]
  }
}
