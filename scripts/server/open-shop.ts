import type { Server as HttpServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { runJobs } from '@/lib/jobs/run-jobs'
import { getServer, type Server } from '@/lib/server'
import { PlainError } from '../plain-error'
import { openDatabase } from './database'
import { openNext } from './next-app'
import { createShopServer } from './shop-server'
import { logShortcomings } from './shortcomings'

export interface OpenShop {
  port: number
  /** Refuses new connections, finishes the requests in work, closes the database. */
  close(): Promise<void>
}

interface OpenOptions {
  isDev: boolean
  /** The interface to listen on; all of them when left out. */
  host?: string
  /** What the database needs besides its migrations. */
  beforeListening?: ((server: Server) => Promise<void>) | undefined
}

/** Starts the shop of process.env in this process. Throws before the port is open when anything is missing. */
export async function openShop({ isDev, host, beforeListening }: OpenOptions): Promise<OpenShop> {
  const server = getServer()
  await openDatabase(server)
  await beforeListening?.(server)
  const next = await openNext({ isDev })
  const http = createShopServer({ server, next: next.answer, isDev })
  await listen(http, server.env.port, host)
  const jobs = server.env.runsJobs ? await runJobs(server) : null
  server.log.info({ event: 'listening', port: server.env.port })
  logShortcomings(server)
  return {
    port: server.env.port,
    async close() {
      await finishRequests(http)
      await jobs?.stop()
      await next.close()
      await closeServer(server)
      server.log.info({ event: 'stopped' })
    },
  }
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

async function closeServer({ prisma, pool }: Server): Promise<void> {
  await prisma.$disconnect()
  await pool.end()
}
