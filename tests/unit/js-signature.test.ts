import { expect, test } from 'vitest'
import { signableUrl, signJsConfig } from '@/lib/domain/js-signature'

test("WeChat's published example is signed as published (JS-SDK, 附录1)", () => {
  const signature = signJsConfig({
    ticket: 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg',
    nonceStr: 'Wm3WZYTPz0wzccnW',
    timestamp: 1414587457,
    url: 'http://mp.weixin.qq.com?params=value',
  })
  expect(signature).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed')
})

test('a page of ours is signed as it stands, without its fragment', () => {
  const origin = 'https://mall.example.com'
  expect(signableUrl(`${origin}/`, origin)).toBe(`${origin}/`)
  expect(signableUrl(`${origin}/products/tea?from=singlemessage#wechat_redirect`, origin)).toBe(
    `${origin}/products/tea?from=singlemessage`,
  )
})

test.each([
  '',
  'https://mall.example.com',
  'https://mall.example.com.evil.cn/',
  'https://mall.example.com@evil.cn/',
  'http://mall.example.com/',
  'https://evil.cn/?https://mall.example.com/',
  '#https://mall.example.com/',
  'https://mall.example.com/茶',
  'https://mall.example.com/a b',
  `https://mall.example.com/${'a'.repeat(2048)}`,
])('the address %s is not signed', (url) => {
  expect(signableUrl(url, 'https://mall.example.com')).toBeNull()
})
