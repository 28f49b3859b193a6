import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startSimulator, type Simulator } from '../simulator/index'
import { merchant } from '../simulator/shop-stub'

interface Seen {
  method: string | undefined
  url: string | undefined
  headers: IncomingHttpHeaders
  body: string
}

let simulator: Simulator
let server: Server
let seen: Seen[]
let answer: (response: ServerResponse) => void

const page = '<!doctype html><html><head lang="zh"><title>商城</title></head><body>中文</body></html>'
const htmlType = { 'content-type': 'text/html; charset=utf-8' }

beforeEach(async () => {
  seen = []
  answer = (response) => response.writeHead(200, htmlType).end(page)
  server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(Buffer.from(piece))
    const { method, url, headers } = request
    seen.push({ method, url, headers, body: Buffer.concat(pieces).toString() })
    answer(response)
  })
  server.on('upgrade', (request, socket) => {
    seen.push({ method: 'UPGRADE', url: request.url, headers: request.headers, body: '' })
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
    socket.on('data', (piece) => socket.end(`echo ${String(piece)}`))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  simulator = await startSimulator({
    ...merchant,
    payDirectories: [],
    oauthDomain: 'localhost',
    shop: { upstream: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` },
  })
})
afterEach(async () => {
  await simulator.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const visit = (path: string, init: RequestInit = {}) =>
  fetch(`${simulator.browserOrigin}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { accept: 'text/html', ...init.headers },
  })

test('calls itself WeChat, and keeps its own cookie and the host to itself', async () => {
  await visit('/p?a=1', { headers: { cookie: 'wechat_shopper=xiaomei; cart=7', 'sec-ch-ua': '"Chromium"' } })
  const [{ headers, url } = { headers: {}, url: '' }] = seen
  expect(url).toBe('/p?a=1')
  expect(headers['user-agent']).toMatch(/iPhone.*MicroMessenger\/8\.0\.50/)
  expect(headers.cookie).toBe('cart=7')
  expect(headers.host).toBe(new URL(simulator.browserOrigin).host)
  expect(headers).not.toHaveProperty('sec-ch-ua')
})

test('passes a post on with its body and origin', async () => {
  const body = 'x'.repeat(300_000)
  await visit('/api/cart', { method: 'POST', body, headers: { origin: simulator.browserOrigin } })
  expect(seen[0]).toMatchObject({ method: 'POST', body })
  expect(seen[0]?.headers.origin).toBe(simulator.browserOrigin)
})

test('puts the bridge first in the head, wherever the pieces break', async () => {
  answer = (response) => {
    response.writeHead(200, htmlType)
    const bytes = Buffer.from(page)
    response.write(bytes.subarray(0, 24))
    setTimeout(() => response.end(bytes.subarray(24)), 30)
  }
  const text = await (await visit('/')).text()
  expect(text).toMatch(
    /<head lang="zh"><script src="\/__wechat\/bridge\.js"[^>]*><\/script><title>商城<\/title>/,
  )
  expect(text).toContain('中文')
})

test('a page without a head gets the bridge after its doctype', async () => {
  answer = (response) => response.writeHead(200, htmlType).end('<!doctype html><p>x')
  expect(await (await visit('/')).text()).toMatch(/^<!doctype html><script [^>]*><\/script><p>x$/)
})

test('leaves alone what is no page: other types, packed bodies, errors of the shop', async () => {
  const packed = gzipSync('body{}')
  answer = (response) =>
    response.writeHead(404, { 'content-type': 'text/css', 'content-encoding': 'gzip' }).end(packed)
  const response = await visit('/a.css')
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('body{}')
  expect(seen[0]?.headers['accept-encoding']).toBe('identity')
})

test('passes pieces on as they come', async () => {
  let finish: () => void = () => undefined
  answer = (response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).write('first')
    finish = () => response.end('second')
  }
  const reader = (await visit('/stream')).body?.getReader()
  const first = await reader?.read()
  expect(new TextDecoder().decode(first?.value)).toBe('first')
  finish()
  const second = await reader?.read()
  expect(new TextDecoder().decode(second?.value)).toBe('second')
})

test('loosens only what keeps the page out of the phone', async () => {
  const policy =
    "default-src 'none'; script-src 'nonce-abc123' 'strict-dynamic'; img-src data:; frame-ancestors 'none'"
  answer = (response) =>
    response
      .writeHead(200, {
        ...htmlType,
        'x-frame-options': 'DENY',
        'content-security-policy': policy,
        'x-other': '1',
      })
      .end(page)
  const response = await visit('/')
  expect(response.headers.get('x-frame-options')).toBeNull()
  expect(response.headers.get('x-other')).toBe('1')
  expect(response.headers.get('content-security-policy')).toBe(
    "default-src 'self'; script-src 'nonce-abc123' 'strict-dynamic' 'self'; img-src data:",
  )
  expect(await response.text()).toMatch(/<script src="\/__wechat\/bridge\.js"[^>]* nonce="abc123"><\/script>/)
})

test('a login link without #wechat_redirect is stopped, one with it goes through', async () => {
  const authorize = `${simulator.wechatOrigin}/connect/oauth2/authorize?appid=x`
  answer = (response) => response.writeHead(302, { location: authorize }).end()
  const stopped = await visit('/pay/oauth')
  expect(stopped.status).toBe(400)
  expect(await stopped.text()).toContain('#wechat_redirect')
  answer = (response) => response.writeHead(302, { location: `${authorize}#wechat_redirect` }).end()
  expect((await visit('/pay/oauth')).status).toBe(302)
})

test('a change of shopper takes away every cookie the shop has set, under its own path', async () => {
  answer = (response) =>
    response
      .writeHead(200, { ...htmlType, 'set-cookie': ['session=1; Path=/', 'pay=2; Path=/pay; HttpOnly'] })
      .end(page)
  await visit('/')
  const response = await visit('/__wechat/switch?shopper=xiaoming', { headers: { cookie: 'older=3' } })
  const lines = response.headers.getSetCookie()
  expect(response.headers.get('location')).toBe('/')
  for (const line of [
    'session=; Path=/; Max-Age=0',
    'pay=; Path=/pay; Max-Age=0',
    'older=; Path=/; Max-Age=0',
  ]) {
    expect(lines).toContainEqual(expect.stringContaining(line))
  }
  expect(lines.at(-1)).toContain('wechat_shopper=xiaoming')
  expect(simulator.control.openid()).toBe(simulator.control.openid('xiaoming'))
  expect((await visit('/__wechat/switch?shopper=nobody')).status).toBe(404)
})

test('the pay endpoints answer their own pages only', async () => {
  const ask = (origin: string) =>
    visit('/__wechat/pay/open', {
      method: 'POST',
      headers: { origin },
      body: '{"params":{},"url":"http://x/"}',
    })
  expect((await ask('http://evil.example')).status).toBe(403)
  expect((await ask(simulator.wechatOrigin)).status).toBe(403)
  expect(await (await ask(simulator.browserOrigin)).json()).toMatchObject({ opened: false })
  expect(seen).toHaveLength(0)
})

test('says so when the shop does not answer', async () => {
  simulator.control.setUpstream('http://127.0.0.1:9')
  const response = await visit('/')
  expect(response.status).toBe(502)
  expect(await response.text()).toContain('商城没有回应')
})

test('carries web sockets for the development server', async () => {
  const url = new URL('/_next/webpack-hmr', simulator.browserOrigin)
  const echoed = await new Promise<string>((resolve, reject) => {
    const outgoing = httpRequest(url, { headers: { connection: 'Upgrade', upgrade: 'websocket' } })
    outgoing.on('upgrade', (_, socket) => {
      socket.once('data', (piece) => {
        resolve(String(piece))
        socket.destroy()
      })
      socket.write('hello')
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
  expect(echoed).toBe('echo hello')
  expect(seen[0]).toMatchObject({ method: 'UPGRADE', url: '/_next/webpack-hmr' })
})
