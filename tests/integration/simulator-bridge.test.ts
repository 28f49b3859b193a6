import { createServer, type Server } from 'node:http'
import { chromium, type Browser, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ensureChromium } from '../../scripts/chromium'
import { startShopStub, type ShopStub } from '../simulator/shop-stub'

/** A cashier of the least kind, under a policy as strict as a shop's. */
const cashier = `<!doctype html><html><head><title>收银台</title></head><body>
<button id="pay">支付</button><p id="agent"></p><p id="ready"></p><ol id="told"></ol>
<script nonce="abc">
  agent.textContent = navigator.userAgent
  ready.textContent = typeof WeixinJSBridge
  document.addEventListener('WeixinJSBridgeReady', () => { ready.textContent = 'ready' })
  pay.onclick = () => WeixinJSBridge.invoke('getBrandWCPayRequest', JSON.parse(decodeURIComponent(location.search.slice(1))), (answer) => {
    told.append(Object.assign(document.createElement('li'), { textContent: answer.err_msg }))
  })
</script></body></html>`

const number = '20261124000001A1'
let browser: Browser
let server: Server
let shop: ShopStub
let page: Page

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] })
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader(
      'content-security-policy',
      "default-src 'self'; script-src 'nonce-abc'; frame-ancestors 'none'",
    )
    response.end(cashier)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

beforeEach(async () => {
  const address = server.address()
  const upstream = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  shop = await startShopStub({ shop: { upstream } })
  shop.simulator.control.setPayDirectories([`${shop.simulator.browserOrigin}/pay/`])
  page = await browser.newPage({ viewport: { width: 375, height: 812 } })
})
afterEach(async () => {
  await page.close()
  await shop.stop()
})

async function openCashier(path = '/pay/1'): Promise<void> {
  const params = shop.bridgeParams((await shop.order())['prepay_id'] ?? '')
  await page.goto(`${shop.simulator.browserOrigin}${path}?${encodeURIComponent(JSON.stringify(params))}`)
  await expect.poll(() => page.locator('#ready').textContent()).toBe('ready')
  await page.click('#pay')
}

async function typePassword(): Promise<void> {
  for (const digit of '246802') await page.getByRole('button', { name: digit, exact: true }).click()
}

const told = () => page.locator('#told li').allTextContents()
const state = () => shop.simulator.books.orders.get(number)?.state

test('a person pays on the pad, sees the tick, and the page is told ok', async () => {
  await openCashier()
  const sheet = page.getByRole('dialog', { name: '微信支付' })
  await sheet.waitFor()
  expect(await sheet.textContent()).toContain('¥1.00')
  expect(await page.locator('#agent').textContent()).toContain('MicroMessenger')
  await page.getByRole('button', { name: '9', exact: true }).click()
  await page.getByRole('button', { name: '删除' }).click()
  await typePassword()
  await page.getByRole('button', { name: '完成' }).waitFor()
  expect(state()).toBe('SUCCESS')
  expect(await told()).toEqual([])
  await page.getByRole('button', { name: '完成' }).click()
  await expect.poll(told).toEqual(['get_brand_wcpay_request:ok'])
  expect(await page.locator('wechat-layer').count()).toBe(0)
})

test('a person who closes the sheet has paid nothing', async () => {
  await openCashier()
  await page.getByRole('button', { name: '关闭' }).click()
  await expect.poll(told).toEqual(['get_brand_wcpay_request:cancel'])
  expect(state()).toBe('NOTPAY')
})

test('Escape closes the sheet, and the keyboard types digits', async () => {
  await openCashier()
  await page.getByRole('dialog', { name: '微信支付' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(told).toEqual(['get_brand_wcpay_request:cancel'])
  await page.click('#pay')
  await page.getByRole('dialog', { name: '微信支付' }).waitFor()
  await page.keyboard.type('123456')
  await page.getByRole('button', { name: '完成' }).click()
  await expect.poll(told).toEqual(['get_brand_wcpay_request:cancel', 'get_brand_wcpay_request:ok'])
})

test('a second tap opens no second sheet', async () => {
  await openCashier()
  await page.evaluate(() => document.getElementById('pay')?.click())
  await page.getByRole('dialog', { name: '微信支付' }).waitFor()
  expect(await page.locator('wechat-layer').count()).toBe(1)
  expect(shop.simulator.books.sheets.size).toBe(1)
})

test('an unregistered page is told why on the screen', async () => {
  await openCashier('/mall/1')
  const alert = page.getByRole('alertdialog')
  await alert.waitFor()
  expect(await alert.textContent()).toContain('当前页面的URL未注册')
  await page.getByRole('button', { name: '确定' }).click()
  await expect.poll(told).toEqual(['getBrandWCPayRequest:fail'])
})

test('the bridge may speak early, or not at all', async () => {
  shop.simulator.control.nextSheet({ preVerify: true, tells: 'nothing' })
  await openCashier()
  await expect.poll(told).toEqual(['pre_verify_jsapi:ok'])
  await typePassword()
  await expect.poll(state).toBe('SUCCESS')
  await expect.poll(() => page.locator('wechat-layer').count()).toBe(0)
  expect(await told()).toEqual(['pre_verify_jsapi:ok'])
})

test('the bridge may never come', async () => {
  shop.simulator.control.setBridgeDelay(null)
  await page.goto(`${shop.simulator.browserOrigin}/pay/1`)
  await page.waitForTimeout(400)
  expect(await page.locator('#ready').textContent()).toBe('undefined')
})

test('on a narrow screen the phone fills the window, and the panel lies behind ···', async () => {
  await page.goto(shop.simulator.phoneUrl)
  expect(await page.locator('#page').boundingBox()).toMatchObject({ x: 0, width: 375 })
  expect(await page.locator('#panel').isVisible()).toBe(false)
  await page.getByRole('button', { name: '模拟器面板' }).click()
  await expect.poll(() => page.locator('#panel').isVisible()).toBe(true)
  await page.getByRole('button', { name: '收起面板' }).click()
  await expect.poll(() => page.locator('#panel').isVisible()).toBe(false)
})

test('the phone shows the shop, its title, and passes the phone from hand to hand', async () => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(shop.simulator.phoneUrl)
  await expect.poll(() => page.locator('#title').textContent()).toBe('收银台')
  await expect.poll(() => page.frameLocator('#page').locator('#ready').textContent()).toBe('ready')
  await page.getByRole('button', { name: '模拟器面板' }).click()
  expect(await page.locator('#panel').isVisible()).toBe(false)
  await page.getByRole('button', { name: '模拟器面板' }).click()
  await page.getByText('小明').click()
  await expect.poll(() => shop.simulator.books.currentShopper).toBe('xiaoming')
  await expect.poll(() => page.locator('#log li').first().textContent()).toContain('小明')
})

test('the phone says when a refund has arrived, and nothing of one that has not', async () => {
  const { control } = shop.simulator
  await shop.order()
  control.pay(number)
  await page.goto(shop.simulator.phoneUrl)
  await expect.poll(() => page.locator('#log li').count()).toBeGreaterThan(0)
  control.nextRefund({ ends: 'CHANGE' })
  await shop.refund({ out_refund_no: 'R2', refund_fee: '1' })
  await control.advanceClock(3000)
  await expect.poll(() => page.locator('#log').textContent()).toContain('退款异常')
  expect(await page.getByRole('status').isVisible()).toBe(false)
  await shop.refund()
  await control.advanceClock(3000)
  await expect.poll(() => page.getByRole('status').textContent()).toContain('退款到账 0.40元')
  await page.reload()
  await expect.poll(() => page.locator('#log').textContent()).toContain('退款到账 0.40元')
  expect(await page.getByRole('status').isVisible()).toBe(false)
})
