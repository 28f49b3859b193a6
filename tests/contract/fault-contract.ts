import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { merchant, type Dialect } from './dialect'
import { startStub, type Act, type Stub } from './stub-wechat'

const megabyte = Buffer.alloc(1024 * 1024, 0x20)

/** G2: whatever the line does, the answer is "unknown", in time and in little memory. */
export function describeFaults(dialect: Dialect) {
  describe(`${dialect.name} over a bad line`, () => {
    let stub: Stub
    const payment = { ...merchant, signType: dialect.signType }
    const sound = dialect.reply({ call: 'query', tradeState: 'SUCCESS', totalFen: 1234 })

    beforeAll(async () => {
      stub = await startStub()
    })
    afterAll(() => stub.stop())

    async function query(deadlineMs = 4_000) {
      const startedAt = performance.now()
      const answer = await dialect.gateway(stub.url).queryOrder(payment, { deadlineMs })
      return { answer, tookMs: performance.now() - startedAt }
    }

    const faults: [string, 'transport' | 'malformed', Act][] = [
      ['a redirect', 'transport', (r) => r.writeHead(302, { location: `${stub.url}/elsewhere` }).end()],
      [
        'a permanent redirect of the method too',
        'transport',
        (r) => r.writeHead(308, { location: '/pay/orderquery' }).end(),
      ],
      [
        'an HTML page with 502',
        'transport',
        (r) => r.writeHead(502, { 'content-type': 'text/html' }).end('<html><body>Bad Gateway</body></html>'),
      ],
      ['a sound answer with 500', 'transport', (r) => r.writeHead(500).end(sound.body)],
      ['too many requests', 'transport', (r) => r.writeHead(429).end()],
      ['an HTML page with 200', 'malformed', (r) => r.end('<html><body>维护中</body></html>')],
      ['nothing', 'malformed', (r) => r.end()],
      ['a truncated answer', 'malformed', (r) => r.end(sound.body.slice(0, -20))],
      ['an answer cut in its headers', 'transport', (r) => r.socket?.destroy()],
      [
        'an answer shorter than announced',
        'transport',
        (r) => {
          r.writeHead(200, { 'content-length': sound.body.length + 100 })
          r.write(sound.body)
          setTimeout(() => r.socket?.end(), 20)
        },
      ],
      [
        'a chunked answer without an end',
        'transport',
        (r) => {
          r.writeHead(200)
          r.write(sound.body)
          setTimeout(() => r.socket?.destroy(), 20)
        },
      ],
      ['an answer that is not UTF-8', 'malformed', (r) => r.end(Buffer.from([0xff, 0xfe, 0x3c, 0x00]))],
      [
        'a gzipped answer nobody asked for',
        'malformed',
        (r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(sound.body)),
      ],
    ]

    test.each(faults)('%s is unknown', async (_, reason, act) => {
      stub.behave(act)
      const { answer, tookMs } = await query()
      expect(answer).toEqual({ outcome: 'unknown', reason })
      expect(tookMs).toBeLessThan(3_000)
      expect(stub.seen).toHaveLength(1)
    })

    test('silence ends at the deadline', async () => {
      stub.behave(() => {})
      const { answer, tookMs } = await query(300)
      expect(answer).toEqual({ outcome: 'unknown', reason: 'transport' })
      expect(tookMs).toBeLessThan(2_000)
    })

    test('one byte at a time ends at the same deadline: it counts to the last byte', async () => {
      stub.behave((response) => {
        response.writeHead(200)
        let sent = 0
        const timer = setInterval(() => response.write(sound.body.charAt(sent++)), 50)
        response.on('close', () => clearInterval(timer))
      })
      const { answer, tookMs } = await query(500)
      expect(answer).toEqual({ outcome: 'unknown', reason: 'transport' })
      expect(tookMs).toBeLessThan(2_000)
    })

    test('no caller can ask for more than 5 seconds', async () => {
      stub.behave(() => {})
      const { answer, tookMs } = await query(60_000)
      expect(answer).toEqual({ outcome: 'unknown', reason: 'transport' })
      expect(tookMs).toBeLessThan(8_000)
    }, 15_000)

    test('fifty megabytes are cut off after the first', async () => {
      let sentBytes = 0
      const closed = new Promise<void>((resolve) => {
        stub.behave((response) => {
          response.on('close', resolve)
          response.writeHead(200)
          const pour = () => {
            while (sentBytes < 50 * megabyte.length && !response.destroyed) {
              sentBytes += megabyte.length
              if (!response.write(megabyte)) return response.once('drain', pour)
            }
            return response.end()
          }
          pour()
        })
      })
      const { answer } = await query(5_000)
      expect(answer).toEqual({ outcome: 'unknown', reason: 'malformed' })
      await closed
      expect(sentBytes).toBeLessThan(20 * megabyte.length)
    })

    test('a gzip bomb is not unpacked', async () => {
      const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024))
      stub.behave((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))
      global.gc?.()
      const before = process.memoryUsage().rss
      const { answer } = await query(5_000)
      expect(answer).toEqual({ outcome: 'unknown', reason: 'malformed' })
      expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024)
    })

    test('a refused connection is unknown', async () => {
      const gone = createServer().listen(0, '127.0.0.1')
      await once(gone, 'listening')
      // listen() on TCP gives an AddressInfo.
      const { port } = gone.address() as AddressInfo
      gone.close()
      await once(gone, 'close')
      const answer = await dialect.gateway(`http://127.0.0.1:${port}`).queryOrder(payment)
      expect(answer).toEqual({ outcome: 'unknown', reason: 'transport' })
    })

    test('a peer that speaks no HTTP is unknown', async () => {
      const peer = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')).listen(0, '127.0.0.1')
      await once(peer, 'listening')
      const { port } = peer.address() as AddressInfo
      const answer = await dialect.gateway(`http://127.0.0.1:${port}`).queryOrder(payment)
      expect(answer).toEqual({ outcome: 'unknown', reason: 'transport' })
      peer.close()
    })
  })
}
