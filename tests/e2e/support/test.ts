import { randomBytes } from 'node:crypto'
import { expect, type BrowserContext, type Page } from '@playwright/test'
import { test as base } from '../../support/e2e'

export { expect, type Page } from '@playwright/test'

/** WeChat 8 on an Android phone. */
const wechatUserAgent =
  'Mozilla/5.0 (Linux; Android 14; V2254A Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) ' +
  'Version/4.0 Chrome/126.0.6478.188 Mobile Safari/537.36 XWEB/1260117 MMWEBSDK/20240802 MMWEBID/6533 ' +
  'MicroMessenger/8.0.54.2760(0x28003650) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64'

/** A person's phone with WeChat on it: nobody else's cookies. */
export interface Phone {
  context: BrowserContext
  page: Page
  openid: string
  /** Makes console errors that match expected for this test; any other fails it. */
  expectConsoleError(pattern: RegExp): void
}

interface Fixtures {
  /** One of the simulator's test shoppers; unset is a new person for whom everything goes well. */
  shopperKey: string | undefined
  phone: Phone
}

export const test = base.extend<Fixtures>({
  shopperKey: [undefined, { option: true }],

  userAgent: wechatUserAgent,
  viewport: { width: 375, height: 667 },
  isMobile: true,
  hasTouch: true,
  screenshot: 'on',
  actionTimeout: 10_000,

  phone: async ({ context, mall, shopperKey }, provide) => {
    const { control } = mall.simulator
    const key = shopperKey ?? `p${randomBytes(6).toString('hex')}`
    if (shopperKey === undefined) {
      control.addShopper({ key, nickname: '路人', zh: '一切正常', en: 'everything goes well' })
    }
    await context.addCookies([{ name: 'wechat_shopper', value: key, url: mall.origin }])

    const expected: RegExp[] = []
    const errors = noteErrors(context)
    await provide({
      context,
      page: await context.newPage(),
      openid: control.openid(key),
      expectConsoleError: (pattern) => expected.push(pattern),
    })
    // What one test arranged with WeChat must not meet the next.
    control.reset()
    expect(errors.filter((error) => !expected.some((pattern) => pattern.test(error)))).toEqual([])
  },
})

function noteErrors(context: BrowserContext): string[] {
  const errors: string[] = []
  context.on('weberror', (error) => errors.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`)
  })
  return errors
}
