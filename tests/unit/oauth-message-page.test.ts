import { expect, test } from 'vitest'
import { messagePage } from '@/lib/message-page'

const message = {
  status: 403,
  title: '<script>alert(1)</script>',
  text: '"a" & \'b\'',
  actions: [
    { label: '<b>重试</b>', href: '/pay/oauth?returnTo=/"onclick="x' },
    { label: '返回首页', href: '/' },
  ],
  isDemo: false,
  requestId: '<i>r1</i>',
}

test('a message page escapes everything it is given and needs no inline script or style', async () => {
  const html = await messagePage(message).text()
  expect(html).toContain('<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>')
  expect(html).toContain('&quot;a&quot; &amp; &#39;b&#39;')
  expect(html).toContain('href="/pay/oauth?returnTo=/&quot;onclick=&quot;x"')
  expect(html).toContain('&lt;i&gt;r1&lt;/i&gt;')
  expect(html).not.toMatch(/<script|<style|style=|<b>|<i>/)
})

test('a message page keeps its status, is not cached and gives its address to nobody', () => {
  const { status, headers } = messagePage(message)
  expect(status).toBe(403)
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
})

test('a message page says 演示环境 in the demo only', async () => {
  expect(await messagePage({ ...message, isDemo: true }).text()).toContain('演示环境')
  expect(await messagePage(message).text()).not.toContain('演示环境')
})
