import type { Server as HttpServer } from 'node:http'
import next from 'next'
import type { NodeHandler } from './shop-server'

export interface NextApp {
  handle: NodeHandler
  close(): Promise<void>
}

/** Next, for everything that is not a hot route. In development it takes the server's WebSockets for hot reload. */
export async function openNext({
  isDev,
  httpServer,
}: {
  isDev: boolean
  httpServer?: HttpServer
}): Promise<NextApp> {
  const app = next({ dev: isDev, dir: process.cwd(), ...(httpServer ? { httpServer } : {}) })
  await app.prepare()
  return { handle: app.getRequestHandler(), close: () => app.close() }
}
