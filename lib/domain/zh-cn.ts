/**
 * Every word that a shopper reads, in one place: short, polite, what happened and what to do. One exported table per
 * part of the shop, so that a page's script carries the words of that page alone. This one file may be long.
 */

// ———— shared by many pages

export const sharedText = {
  demo: '演示环境，不会真实扣款和发货',
  close: '关闭',
  backHome: '返回首页',
  retry: '重试',
  /** For who cannot see the bar at the foot of a page. */
  actions: '本页操作',
} as const

// ———— catalogue: home, search, categories, product

export const catalogueText = {} as const

// ———— cart

export const cartText = {} as const

// ———— checkout, coupons

export const checkoutText = {} as const

// ———— addresses

export const addressText = {} as const

// ———— cashier and its result

export const cashierText = {} as const

// ———— orders, refunds

export const orderText = {} as const

export const refundText = {} as const

// ———— me: profile, balance, customer service, deleting one's data

export const meText = {} as const

// ———— sharing, and other browsers than WeChat's

export const shareText = {} as const

// ———— bad moments: errors, offline, slow, login problems

export const troubleText = {} as const
