import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Agent } from 'undici'
import { expect, test } from 'vitest'
import { post } from '@/lib/wechat/http'
import { getJson } from '@/lib/wechat/oauth/get-json'

setFlagsFromString('--expose_gc')
const collectGarbage: unknown = runInNewContext('gc')

const deadlineMs = 1500
const dispatcher = new Agent()

const calls = {
  'a GET of the login': (url: string) => getJson(new URL(url), { deadlineMs }),
  'a POST of the payment': (url: string) =>
    post({ url, contentType: 'text/xml', body: '<xml/>', deadlineMs, dispatcher }),
}

const slowness: Record<string, RequestListener> = {
  'says nothing': () => undefined,
  'sends headers and no body': (_, response) => response.writeHead(200).flushHeaders(),
  'dribbles its body': (_, response) => {
    const dribble = setInterval(() => response.write(' '), 200)
    response.once('close', () => clearInterval(dribble))
  },
}

const cases = Object.entries(calls).flatMap(([call, run]) =>
  Object.entries(slowness).map(([how, answer]) => ({ call, how, run, answer })),
)

// Garbage collection is what used to break it: an abort does not reach a body whose Response has been collected.
test.each(cases)(
  '$call ends at its deadline when WeChat $how',
  async ({ run, answer }) => {
    if (typeof collectGarbage !== 'function') throw new Error('this Node has no gc() to call')
    const collecting = setInterval(() => collectGarbage(), 250)
    const server = createServer(answer)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const began = performance.now()
    try {
      const { outcome } = await run(`http://127.0.0.1:${port}/`)
      expect(['transport', 'unknown']).toContain(outcome)
      expect(performance.now() - began).toBeGreaterThan(deadlineMs - 50)
      expect(performance.now() - began).toBeLessThan(deadlineMs + 1000)
    } finally {
      clearInterval(collecting)
      server.closeAllConnections()
      server.close()
    }
  },
  10_000,
)
