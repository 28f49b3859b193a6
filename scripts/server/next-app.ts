import next from 'next'
import type { NodeHandler } from './shop-server'

export interface NextApp {
  answer: NodeHandler
  close(): Promise<void>
}

/** Next, for everything that is not a hot route. */
export async function openNext({ isDev }: { isDev: boolean }): Promise<NextApp> {
  const app = next({ dev: isDev, dir: process.cwd() })
  await app.prepare()
  return { answer: app.getRequestHandler(), close: () => app.close() }
}
