import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startSimulator } from '../simulator/index'
import { merchant, startShopStub, type ShopStub } from '../simulator/shop-stub'

let shop: ShopStub

beforeEach(async () => {
  shop = await startShopStub()
})
afterEach(() => shop.stop())

test('the phone view lists the shoppers and amounts, and its log grows as things happen', async () => {
  const facts: { shoppers: unknown[]; triggers: unknown[] } = await (
    await fetch(`${shop.simulator.phoneUrl}facts`)
  ).json()
  expect(facts.shoppers).toHaveLength(9)
  expect(facts.triggers.length).toBeGreaterThan(10)
  const log = await fetch(`${shop.simulator.phoneUrl}log`)
  const reader = log.body?.pipeThrough(new TextDecoderStream()).getReader()
  await shop.simulator.control.advanceClock(15_000)
  let text = ''
  while (!text.includes('clock +15 s')) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: '' }
    expect(done).toBe(false)
    text += value
  }
  await reader?.cancel()
})

test('the phone view is a page with its own script and styles', async () => {
  for (const [path, type] of [
    ['', 'text/html'],
    ['phone.js', 'text/javascript'],
    ['phone.css', 'text/css'],
  ] as const) {
    const response = await fetch(`${shop.simulator.phoneUrl}${path}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain(type)
    await response.text()
  }
})

test('a port that is taken stops the start, and leaves nothing listening', async () => {
  const taken = Number(new URL(shop.simulator.browserOrigin).port)
  const free = createServer()
  await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve))
  const address = free.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await new Promise((resolve) => free.close(resolve))
  const options = {
    ...merchant,
    payDirectories: [],
    oauthDomain: 'localhost',
    shop: { upstream: 'http://127.0.0.1:9' },
  }
  const starting = startSimulator({ ...options, ports: { wechat: port, browser: taken } })
  await expect(starting).rejects.toThrow('EADDRINUSE')
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed')
})
