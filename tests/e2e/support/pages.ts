import type { SimulatedShop } from '../../support/simulated-shop'
import { operatorOf } from './operator'
import { logIn, placeOrder, post, productSlug, skuOf } from './place-order'
import { attemptsOf, balanceSwitch, openPicker } from './shopping'
import type { Page, Phone } from './test'

/** One page in one of its states. */
export interface Sight {
  name: string
  path: string
  /** What the server answers with; 200 unless it says so. */
  status?: number
  /** Done before the page is opened. What it returns is done once the page is there. */
  arrange?: () => Promise<unknown>
  /** Done in the page, e.g. opening a dialog. */
  prepare?: (page: Page) => Promise<unknown>
}

export interface Visitor {
  /** null: the simulated WeChat's own. */
  userAgent: string | null
  /** Makes the shopper what they are, and lists what they see. A new page of the shop belongs into one of the lists. */
  sights(phone: Phone, mall: SimulatedShop): Promise<Sight[]>
}

const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'

/** As long as those of the shop's own server. */
const requestId = '00000000-1111-2222-3333-444444444444'

/** Every page of the shop, by who looks at it. */
export const visitors = {
  'a regular': { userAgent: null, sights: regularSights },
  'a newcomer': { userAgent: null, sights: newcomerSights },
  'somebody outside WeChat': { userAgent: safari, sights: outsiderSights },
} as const satisfies Record<string, Visitor>

/** Opens the page and brings it into its state. */
export async function visit(phone: Phone, sight: Sight & { origin: string }): Promise<void> {
  const { name, path, origin, status = 200, arrange, prepare } = sight
  // The browser itself notes a page that is refused.
  if (status !== 200) phone.expectConsoleError(new RegExp(`status of ${status} .*${path}$`))
  if (status === 500) phone.expectConsoleError(/Minified React error #441|\/favicon\.ico$/)
  const undo = await arrange?.()
  const response = await phone.page.goto(`${origin}${path}`)
  if (typeof undo === 'function') await undo()
  if (response?.status() !== status) throw new Error(`${name} answered ${response?.status()}`)
  // A page that takes half a second to make begins with its outline.
  await phone.page.getByText('正在加载', { exact: true }).waitFor({ state: 'detached' })
  await prepare?.(phone.page)
}

/** Somebody with goods in the cart, coupons, balance, and orders in every state. */
async function regularSights(phone: Phone, mall: SimulatedShop): Promise<Sight[]> {
  const { request } = phone.page
  const refunded = await refundedOrder(phone, mall)
  const waiting = await placeOrder(request, mall)
  const cancelled = await placeOrder(request, mall)
  await post(request, mall, `/api/orders/${cancelled}/cancel`, {})
  await claimCoupons(phone, mall)
  const items = [{ skuId: await skuOf(mall, productSlug), quantity: 2 }]
  await post(request, mall, '/api/cart', items[0] ?? {})
  await post(request, mall, '/api/checkout', { items })
  const { addresses } = await (await request.get(`${mall.origin}/api/addresses`)).json()
  const addressId = Number(addresses[0].id)
  const unsure = await unsurePayment(phone, mall)
  return [
    { name: 'home', path: '/' },
    { name: 'home-claimed', path: '/?claimed=1' },
    { name: 'category', path: '/categories/tea' },
    { name: 'category-by-price', path: '/categories/care?sort=price-up' },
    { name: 'search', path: '/search' },
    { name: 'search-found', path: `/search?q=${encodeURIComponent('茶')}` },
    { name: 'search-nothing', path: `/search?q=${encodeURIComponent('没有的东西')}` },
    { name: 'product', path: `/products/${productSlug}` },
    { name: 'product-added', path: '/products/egg-rolls?added=1' },
    { name: 'product-refused', path: '/products/egg-rolls?error=out_of_stock' },
    { name: 'product-picker', path: '/products/glass-mug', prepare: openPicker },
    { name: 'product-sold-out', path: '/products/bath-salt' },
    { name: 'cart', path: '/cart' },
    { name: 'checkout', path: '/checkout' },
    { name: 'checkout-refused', path: '/checkout?error=price_changed' },
    {
      name: 'checkout-coupons',
      path: '/checkout',
      prepare: (page) => page.getByRole('button', { name: /^优惠券/ }).click(),
    },
    {
      name: 'checkout-addresses',
      path: '/checkout',
      prepare: (page) => page.getByRole('button', { name: /^林小满/ }).click(),
    },
    { name: 'cashier', path: `/pay/${waiting}`, prepare: (page) => balanceSwitch(page).check() },
    { name: 'result-paid', path: `/pay/${refunded}` },
    { name: 'result-closed', path: `/pay/${cancelled}` },
    { name: 'orders', path: '/orders' },
    { name: 'order-waiting', path: `/orders/${waiting}` },
    { name: 'order-failed', path: `/orders/${waiting}?error=internal&request=${requestId}` },
    { name: 'order-cancel', path: `/orders/${waiting}/cancel` },
    { name: 'order-confirming', path: `/orders/${unsure}` },
    { name: 'order-refunded', path: `/orders/${refunded}` },
    { name: 'order-refund', path: `/orders/${refunded}/refund` },
    { name: 'order-cancelled', path: `/orders/${cancelled}` },
    { name: 'me', path: '/me' },
    { name: 'service-of-order', path: `/me/service?orderNo=${waiting}` },
    { name: 'privacy-blocked', path: '/me/privacy' },
    { name: 'balance', path: '/me/balance' },
    { name: 'coupons', path: '/me/coupons' },
    { name: 'addresses', path: '/me/addresses' },
    { name: 'address', path: `/me/addresses/${addressId}` },
    { name: 'address-remove', path: `/me/addresses/${addressId}/remove` },
    {
      name: 'result-confirming',
      path: `/pay/${unsure}`,
      prepare: (page) => page.getByRole('heading', { name: '支付结果确认中' }).waitFor(),
    },
  ]
}

/** Somebody who has just logged in: everything is empty, and some addresses are wrong. */
async function newcomerSights({ page }: Phone, mall: SimulatedShop): Promise<Sight[]> {
  await logIn(page.request, mall)
  const items = [{ skuId: await skuOf(mall, productSlug), quantity: 1 }]
  return [
    { name: 'cart-empty', path: '/cart' },
    { name: 'checkout-empty', path: '/checkout' },
    {
      name: 'checkout-first',
      path: '/checkout',
      arrange: async () => void (await post(page.request, mall, '/api/checkout', { items })),
    },
    { name: 'checkout-wrong', path: '/checkout?error=address_invalid' },
    { name: 'orders-empty', path: '/orders' },
    { name: 'me-new', path: '/me' },
    { name: 'service', path: '/me/service' },
    { name: 'privacy', path: '/me/privacy' },
    { name: 'privacy-delete', path: '/me/privacy/delete' },
    { name: 'privacy-deleted', path: '/me/privacy/deleted' },
    { name: 'balance-empty', path: '/me/balance' },
    { name: 'coupons-empty', path: '/me/coupons' },
    { name: 'addresses-empty', path: '/me/addresses' },
    { name: 'address-new', path: '/me/addresses/new' },
    { name: 'no-such-page', path: '/products/none', status: 404 },
    { name: 'no-such-order', path: '/pay/99999999999999999999', status: 404 },
    { name: 'login-refused', path: '/pay/oauth/problem/refused' },
    { name: 'login-failed', path: '/pay/oauth/problem/code', status: 400 },
    { name: 'server-error', path: '/', status: 500, arrange: () => withoutProducts(mall) },
  ]
}

async function outsiderSights(): Promise<Sight[]> {
  return [
    { name: 'outside-home', path: '/' },
    { name: 'outside-product', path: `/products/${productSlug}` },
    { name: 'outside-cart', path: '/cart' },
    { name: 'outside-cashier', path: '/pay/99999999999999999999' },
    { name: 'outside-orders', path: '/orders' },
    { name: 'outside-me', path: '/me' },
    { name: 'outside-login', path: '/open?to=/me/coupons' },
  ]
}

async function claimCoupons({ page: { request } }: Phone, mall: SimulatedShop): Promise<void> {
  const { offers } = await (await request.get(`${mall.origin}/api/coupons`)).json()
  for (const { couponId } of offers.slice(0, 2)) await post(request, mall, '/api/coupons/claim', { couponId })
}

/** Paid from balance and WeChat, and once too often; a part asked back and refused, another part asked back. */
async function refundedOrder({ page: { request }, openid }: Phone, mall: SimulatedShop): Promise<string> {
  const operator = operatorOf(mall)
  const orderNo = await placeOrder(request, mall)
  await operator.credit(openid, 4000)
  for (const useBalance of [false, true])
    await post(request, mall, '/pay/unifiedorder', { orderNo, useBalance })
  for (const outTradeNo of attemptNumbers(mall, openid).reverse()) {
    mall.simulator.control.pay(outTradeNo)
    await mall.simulator.control.idle()
  }
  for (const [requestKey, amountFen] of [
    ['refused-1', 1000],
    ['waiting-1', 3200],
  ] as const) {
    const asked = { amountFen, requestKey, reason: '商品与描述不符：颜色比图片深' }
    await post(request, mall, `/api/orders/${orderNo}/refunds`, asked)
    if (requestKey === 'waiting-1') continue
    await operator.answerRefund(orderNo, { approve: false, decision: '请提供商品照片，以便核实' })
  }
  await operator.credit(openid, 2000)
  return orderNo
}

/** WeChat took the money, tells nobody, and answers no question. */
async function unsurePayment({ page: { request }, openid }: Phone, mall: SimulatedShop): Promise<string> {
  const { control } = mall.simulator
  const orderNo = await placeOrder(request, mall)
  await post(request, mall, '/pay/unifiedorder', { orderNo, useBalance: false })
  control.holdNotifications()
  control.fail('orderquery', { as: 'http_status', status: 500 }, 1000)
  control.pay(attemptNumbers(mall, openid).at(-1) ?? '')
  return orderNo
}

function attemptNumbers(mall: SimulatedShop, openid: string): string[] {
  return attemptsOf(mall, openid).map(({ out_trade_no }) => out_trade_no)
}

/** The shop's table is gone for as long as the page takes. */
async function withoutProducts({ database: { pool } }: SimulatedShop): Promise<() => Promise<unknown>> {
  await pool.query('ALTER TABLE products RENAME TO products_away')
  return () => pool.query('ALTER TABLE products_away RENAME TO products')
}
