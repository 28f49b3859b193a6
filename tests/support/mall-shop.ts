import { GET as continueCheckout } from '@/app/(mall)/checkout/continue/route'
import { GET as getAddresses, POST as postAddress } from '@/app/api/addresses/route'
import { POST as postDefault } from '@/app/api/addresses/default/route'
import { POST as postChange } from '@/app/api/addresses/change/route'
import { POST as postAddressRemoval } from '@/app/api/addresses/remove/route'
import { GET as getCart, POST as postCart } from '@/app/api/cart/route'
import { POST as postQuantity } from '@/app/api/cart/quantity/route'
import { POST as postRemoval } from '@/app/api/cart/remove/route'
import { POST as postRestoring } from '@/app/api/cart/restore/route'
import { POST as postClearing } from '@/app/api/cart/clear/route'
import { POST as postSelection } from '@/app/api/cart/select/route'
import { POST as postAdjustment } from '@/app/api/checkout/adjust/route'
import { POST as postClaim } from '@/app/api/coupons/claim/route'
import { GET as getCoupons } from '@/app/api/coupons/route'
import { POST as postCheckout } from '@/app/api/checkout/route'
import { POST as postCancel } from '@/app/api/orders/[orderNo]/cancel/route'
import { POST as postBuyAgain } from '@/app/api/orders/[orderNo]/buy-again/route'
import { POST as postReceipt } from '@/app/api/orders/[orderNo]/receive/route'
import { POST as postPicture } from '@/app/api/orders/[orderNo]/refund-pictures/route'
import { GET as getRefunds, POST as postRefund } from '@/app/api/orders/[orderNo]/refunds/route'
import { GET as getOrder } from '@/app/api/orders/[orderNo]/route'
import { POST as postMeDelete } from '@/app/api/me/delete/route'
import { GET as getOrders, POST as postOrder } from '@/app/api/orders/route'
import { GET as getPicture } from '@/app/api/refund-pictures/[id]/route'
import type { Browser } from './oauth-browser'
import { openOAuthShop, type OAuthShop } from './oauth-shop'
import { one } from './orders'

const routes: Record<string, (request: Request) => Promise<Response>> = {
  'GET /checkout/continue': continueCheckout,
  'GET /api/cart': getCart,
  'POST /api/cart': postCart,
  'POST /api/cart/quantity': postQuantity,
  'POST /api/cart/remove': postRemoval,
  'POST /api/cart/restore': postRestoring,
  'POST /api/cart/select': postSelection,
  'POST /api/cart/clear': postClearing,
  'POST /api/checkout': postCheckout,
  'POST /api/checkout/adjust': postAdjustment,
  'GET /api/coupons': getCoupons,
  'POST /api/coupons/claim': postClaim,
  'GET /api/orders': getOrders,
  'GET /api/orders/*': getOrder,
  'POST /api/orders/*/cancel': postCancel,
  'POST /api/orders/*/receive': postReceipt,
  'POST /api/orders/*/buy-again': postBuyAgain,
  'POST /api/orders/*/refund-pictures': postPicture,
  'GET /api/refund-pictures/*': getPicture,
  'GET /api/orders/*/refunds': getRefunds,
  'POST /api/orders/*/refunds': postRefund,
  'POST /api/orders': postOrder,
  'POST /api/me/delete': postMeDelete,
  'GET /api/addresses': getAddresses,
  'POST /api/addresses': postAddress,
  'POST /api/addresses/change': postChange,
  'POST /api/addresses/default': postDefault,
  'POST /api/addresses/remove': postAddressRemoval,
}

export const address = {
  recipient: '韩梅梅',
  phone: '13800138000',
  region: '广东省 深圳市',
  detail: '科技路 1 号',
}

export interface NewCoupon {
  amountFen: number
  thresholdFen?: number
  quantity?: number
  startsAt?: Date
  endsAt?: Date
}

export interface MallShop extends OAuthShop {
  /** One SKU on sale, of a product of its own; returns its id. */
  insertSku(of: { priceFen: number; stock: number }): Promise<number>
  stockOf(skuId: number): Promise<number>
  /** What placed orders hold of it. */
  reservedOf(skuId: number): Promise<number>
  /** A fixed coupon that can be used from yesterday until tomorrow; `of` replaces what does not suit the test. */
  insertCoupon(of: NewCoupon): Promise<number>
  count(
    table: 'orders' | 'order_lines' | 'order_events' | 'addresses' | 'users' | 'sessions' | 'user_coupons',
  ): Promise<number>
}

/** A shop whose own routes answer: the process's one Server is this test's. */
export async function openMallShop(): Promise<MallShop> {
  const shop = await openOAuthShop()
  const { pool } = shop.server
  Reflect.set(globalThis, Symbol.for('shouyin.server'), shop.server)
  let made = 0
  await pool.query(`INSERT INTO categories (id, slug, name, position) VALUES (1, 'tea', '茶', 1)`)
  return Object.assign(shop, {
    async insertSku({ priceFen, stock }: { priceFen: number; stock: number }) {
      made += 1
      const product = await one<{ id: number }>(
        pool,
        `INSERT INTO products (category_id, slug, title, subtitle, description, picture, position)
         VALUES (1, $1, '茶壶', '', '', '/products/teapot.svg', 1) RETURNING id`,
        [`teapot-${made}`],
      )
      const sku = await one<{ id: number }>(
        pool,
        `INSERT INTO skus (product_id, name, price_fen, stock_available, position)
         VALUES ($1, '白色', $2, $3, 1) RETURNING id`,
        [product.id, priceFen, stock],
      )
      return sku.id
    },
    async stockOf(skuId: number) {
      const text = 'SELECT stock_available AS stock FROM skus WHERE id = $1'
      return (await one<{ stock: number }>(pool, text, [skuId])).stock
    },
    async reservedOf(skuId: number) {
      const text = 'SELECT stock_reserved AS stock FROM skus WHERE id = $1'
      return (await one<{ stock: number }>(pool, text, [skuId])).stock
    },
    async insertCoupon({ amountFen, thresholdFen = 0, quantity, startsAt, endsAt }: NewCoupon) {
      made += 1
      const now = shop.server.clock.now().getTime()
      const coupon = await one<{ id: number }>(
        pool,
        `INSERT INTO coupons (slug, title, kind, amount_fen, threshold_fen, quantity, starts_at, ends_at)
         VALUES ($1, '满减券', 'fixed', $2, $3, $4, $5, $6) RETURNING id`,
        [
          `coupon-${made}`,
          amountFen,
          thresholdFen,
          quantity ?? null,
          startsAt ?? new Date(now - 86_400_000),
          endsAt ?? new Date(now + 86_400_000),
        ],
      )
      return coupon.id
    },
    async count(table: string) {
      return (await one<{ n: number }>(pool, `SELECT count(*)::integer AS n FROM ${table}`)).n
    },
  })
}

interface Sent {
  headers?: Record<string, string>
  /** Sent as it is. */
  body?: BodyInit
  json?: unknown
  form?: Record<string, string>
}

/** Sends one request with a browser's cookie, and keeps the cookie of the answer. */
export async function send(browser: Browser, target: string, sent: Sent = {}): Promise<Response> {
  const [method = '', path = ''] = target.split(' ')
  // What follows the number decides, as Next's folders do.
  const route =
    routes[target.replace(/\?.*/, '').replace(/^(\w+ \/api\/(?:orders|refund-pictures))\/[^/]+/, '$1/*')]
  if (!route) throw new Error(`no such route: ${target}`)
  const headers = browser.headers()
  const init: RequestInit = { method, headers }
  if (method === 'POST') headers.set('origin', 'http://localhost:3000')
  if (sent.json !== undefined) {
    headers.set('content-type', 'application/json')
    init.body = JSON.stringify(sent.json)
  }
  if (sent.form) {
    headers.set('content-type', 'application/x-www-form-urlencoded')
    init.body = new URLSearchParams(sent.form).toString()
  }
  if (sent.body !== undefined) init.body = sent.body
  for (const [name, value] of Object.entries(sent.headers ?? {})) headers.set(name, value)
  const response = await route(new Request(`http://localhost:3000${path}`, init))
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (cookie) browser.holdCookie(cookie)
  return response
}

/** The code of one of our JSON errors. */
export async function codeOf(response: Response): Promise<string> {
  const body: { error?: { code?: string } } = await response.json()
  return body.error?.code ?? ''
}
