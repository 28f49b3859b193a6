import { request } from '@playwright/test'
import { placeOrder, productSlug } from '../../e2e/support/place-order'
import { copyTemplate, startTestPostgres } from '../../support/postgres'
import { startSimulatedShop } from '../../support/simulated-shop'

export interface PageToMeasure {
  name: 'home' | 'product' | 'cashier'
  url: string
}

export interface ShopPages {
  pages: readonly PageToMeasure[]
  /** As a phone in WeChat sends them, its shopper logged in. */
  headers: Readonly<Record<string, string>>
  stop(): Promise<void>
}

const userAgent =
  'Mozilla/5.0 (Linux; Android 14; V2254A Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) ' +
  'Version/4.0 Chrome/126.0.6478.188 Mobile Safari/537.36 XWEB/1260117 MicroMessenger/8.0.54.2760(0x28003650) ' +
  'WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64'

/** The seeded shop in production, with an order that waits to be paid. It is measured as it is, not through the simulator's browser. */
export async function serveShopPages(): Promise<ShopPages> {
  const postgres = await startTestPostgres()
  const mall = await startSimulatedShop({ database: await copyTemplate(postgres) })
  const phone = await request.newContext({ userAgent })
  const orderNo = await placeOrder(phone, mall)
  const { cookies } = await phone.storageState()
  await phone.dispose()
  const at = (path: string) => `${mall.shop.origin}${path}`
  return {
    pages: [
      { name: 'home', url: at('/') },
      { name: 'product', url: at(`/products/${productSlug}`) },
      { name: 'cashier', url: at(`/pay/${orderNo}`) },
    ],
    headers: {
      'user-agent': userAgent,
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    },
    async stop() {
      await mall.stop()
      await postgres.close()
    },
  }
}
