import type { Server as HttpServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { runJobs } from '@/lib/jobs/run-jobs'
import { getServer, type Server } from '@/lib/server'
import { closePool } from '@/lib/store/database'
import { PlainError } from '../plain-error'
import type { Opened } from '../stop-signal'
import { openDatabase } from './database'
import { openNext } from './next-app'
import { createShopServer } from './shop-server'
import { logShortcomings } from './shortcomings'

interface OpenOptions {
  isDev: boolean
  /** The interface to listen on; all of them when left out. */
  host?: string
  /** What the database needs besides its migrations. */
  beforeListening?: ((server: Server) => Promise<void>) | undefined
}

/**
 * Starts the shop of process.env in this process. Throws before the port is open when anything is missing. What it
 * opens is remembered step by step, so that a signal during the start closes just that: at the end no new connections,
 * then the requests in work are finished, then the database is closed.
 */
export async function openShop(opened: Opened, { isDev, host, beforeListening }: OpenOptions): Promise<void> {
  const server = getServer()
  await openDatabase(server)
  opened.add(() => closeServer(server))
  await beforeListening?.(server)
  const next = await openNext({ isDev })
  opened.add(() => next.close())
  if (server.env.runsJobs) {
    const jobs = await runJobs(server)
    opened.add(() => jobs.stop())
  }
  const http = createShopServer({ server, next: next.answer, isDev })
  await listen(http, server.env.port, host)
  opened.add(() => finishRequests(http))
  server.log.info({ event: 'listening', port: server.env.port })
  logShortcomings(server)
}

function listen(http: HttpServer, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      reject(isTaken ? new PlainError(`Port ${port} is taken. Stop what listens there, or set PORT.`) : error)
    })
    http.listen(port, host, resolve)
  })
}

const finishWithinMs = 10_000

/** Keep-alive connections fall idle one by one as their requests end, so idle ones are closed again and again. */
async function finishRequests(http: HttpServer): Promise<void> {
  let closed = false
  http.close(() => (closed = true))
  for (const deadline = Date.now() + finishWithinMs; !closed && Date.now() < deadline; await sleep(20)) {
    http.closeIdleConnections()
  }
  http.closeAllConnections()
}

async function closeServer({ prisma, pool, log }: Server): Promise<void> {
  await prisma.$disconnect()
  await closePool(pool)
  log.info({ event: 'stopped' })
}
