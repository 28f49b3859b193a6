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
  loading: '正在加载',
  /** Below what is being loaded, once that has taken some seconds. */
  slow: '网络较慢，请稍候…',
  about: '拾物小铺：茶、器、布、文具与日常洗护，微信内下单，微信支付。',
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

export const cashierText = {
  title: '收银台',
  order: '订单',
  orderNo: (orderNo: string) => `订单编号 ${orderNo}`,
  remaining: '支付剩余时间',

  methods: '支付方式',
  useBalance: (amount: string) => `使用余额抵扣 ¥${amount}`,
  available: (amount: string) => `可用余额 ¥${amount}`,
  wechat: '微信支付',
  balance: '余额支付',

  payment: '支付',
  pay: '立即支付',
  payAgain: '再次支付',
  payFromBalance: '余额支付',
  wait: '请稍候…',
  inSheet: '请在微信的付款窗口中完成支付。',
  sheetClosed: '窗口已关闭？查询支付结果',
  next: '接下来',
  seeOrder: '查看订单',
  askAgain: '再查一次',
  goOn: '继续逛逛',
  service: '联系客服',

  later: '暂不支付',
  kept: (until: string) => `订单为您保留到 ${until}，之前可随时在“我的订单”中付款`,

  results: {
    paid: ['支付成功', '商家会尽快为您发货。'],
    confirming: ['支付结果确认中', '通常只要几秒，请不要重复支付。'],
    unsure: ['暂未查到支付结果', '请稍后在订单中查看，不要重复支付。'],
    expired: ['订单已超过支付时间', '没有扣款，请重新下单。'],
    cancelled: ['订单已取消', '如果您已经付款，款项会自动原路退回。如需购买请重新下单。'],
    closed: [
      '订单已超时关闭',
      '如果您已经付款，请稍后在订单中查看：会为您保留订单，或自动原路退款。如需购买请重新下单。',
    ],
    returned: ['订单已关闭', '订单没有成交，如需购买请重新下单。'],
  },
  // Never "you cancelled": an unregistered 授权目录 arrives as cancel on some phones.
  unpaid: '未支付',
  unpaidText: (until: string) =>
    `订单为您保留到 ${until}，可以再次支付。如果没有出现微信付款窗口，请联系客服。`,

  notPermitted: '当前页面无法使用微信支付，没有扣款。请退出后从公众号或聊天中重新进入；仍不行请联系客服。',
  bridgeMissing: '微信支付没有打开，没有扣款。请检查网络后刷新页面，或退出后从微信重新进入。',
  unreachable: '网络不太顺畅，微信支付没有打开，没有扣款。请检查网络后再试。',
  withId: ({ sentence, requestId }: { sentence: string; requestId: string }) =>
    `${sentence}（编号 ${requestId}）`,

  paidTwice: ({ amount, end }: { amount: string; end: string }) =>
    `这笔订单付了两次，您多付的 ¥${amount} ${end}`,
  paidTooLate: ({ amount, end }: { amount: string; end: string }) =>
    `付款到账时订单已关闭，您付的 ¥${amount} ${end}`,
  comesBack: '会自动原路退回，无需操作。',
  cameBack: '已原路退回，请在微信账单中查看。',
  stuck: '还没有退成功，商家会联系您处理，款项不会丢失。',

  notFound: '没有找到这个订单',
  notFoundText: '请检查链接是否完整。如果订单是用另一个微信号下的，请用那个微信号登录。',
  loginAgain: '重新登录',
  myOrders: '查看我的订单',
} as const

// ———— orders, refunds

export const orderText = {} as const

export const refundText = {} as const

// ———— me: profile, balance, customer service, deleting one's data

export const meText = {} as const

// ———— sharing, and other browsers than WeChat's

export const shareText = {} as const

// ———— bad moments: errors, offline, slow, login problems

export const troubleText = {
  failed: '系统开小差了',
  failedText: '没有成功打开这个页面。请稍后重试；仍不行，请把请求编号告诉客服。',
  wrong: '出了点问题',
  requestId: (id: string) => `请求编号 ${id}`,
  notFound: '页面不存在',
  notFoundText: '您要找的内容不存在或已下架，请返回首页看看。',

  offline: '网络已断开，请检查网络；恢复后会自动继续。',
  heldBack: '网络已断开，刚才的操作没有提交，填写的内容都在。请等网络恢复后再试。',

  pull: '下拉刷新',
  release: '松开刷新',
  refreshing: '正在刷新…',

  restored: '刚才填写的内容已为您保留，请核对后再次提交。',
} as const

/** What each error says to a shopper; `lib/errors.ts` has their statuses. */
export const errorText = {
  bad_request: '请求格式不正确，请返回上一页重试',
  login_required: '登录已过期，请重新进入页面',
  forbidden_origin: '请求来源不正确，请在商城页面内操作',
  not_found: '没有找到相关内容',
  order_paid: '订单已支付，无需再次付款；如果不想要了，可以申请退款',
  order_closed: '订单已关闭，请重新下单',
  order_expired: '订单已超过支付时间，请重新下单',
  price_changed: '价格有变动，请确认后再提交',
  out_of_stock: '商品库存不足，请修改数量后再提交',
  coupon_unavailable: '所选的优惠券已不能使用，请重新选择后再提交',
  coupon_ended: '优惠券已过期，去看看别的优惠',
  coupons_all_taken: '优惠券已被领完，去看看别的优惠',
  cart_empty: '还没有要结算的商品',
  cart_full: '购物车已满，请先结算或删除一些商品',
  checkout_expired: '结算信息已失效，请从购物车重新结算',
  refund_too_much: '退款金额超过可退金额，请修改后再提交',
  refund_decided: '这笔退款已经处理过，请刷新后查看',
  request_key_reused: '这次操作已经提交过，内容不同，请刷新后重试',
  order_not_paid: '订单还没有支付，不能申请退款',
  too_many_attempts: '支付尝试次数过多，请重新下单',
  payment_busy: '支付正在处理中，请稍后再试',
  payload_too_large: '提交的内容过大',
  unsupported_media_type: '请求格式不正确，请返回上一页重试',
  invalid_input: '填写的内容有误，请检查后再提交',
  address_invalid: '请填写完整的收货人、手机号、所在地区和详细地址',
  addresses_full: '收货地址最多保存 20 个，请先删除不用的',
  checkout_key_reused: '这笔订单已经提交过，请在“订单”中查看',
  order_too_large: '单笔订单金额过大，请分开下单',
  balance_low_at_wechat: '微信支付余额不足，请更换支付方式后重试',
  too_many_requests: '操作太频繁，请稍后再试',
  internal: '系统开小差了，请稍后再试',
  wechat_unavailable: '微信支付暂时没有回应，没有扣款，请稍后再试',
  merchant_misconfigured: '商家的支付设置有误，暂时无法付款，没有扣款，请联系商家',
  payments_paused: '支付暂时维护中，没有扣款，请稍后再试',
  unavailable: '服务暂时不可用，请稍后再试',
} as const

/** Logins that came to nothing: title and text of their pages. */
export const loginText = {
  stray: ['登录链接已失效', '这个登录链接已经用过、过期，或者不是在这里打开的。请重新登录。'],
  snapshot: [
    '请使用完整服务',
    '当前是微信的快照页，只能浏览，不能登录和付款。请点右下角「使用完整服务」后再继续。',
  ],
  unavailable: ['暂时无法登录', '微信登录暂时没有回应，请稍等片刻再试一次。'],
  refused: ['还没有登录', '您没有同意授权。浏览商品不需要登录，下单付款前请用微信登录。'],
  code: ['登录没有完成', '微信没有接受这次登录，可能是打开了别人分享的登录链接。请重新登录。'],
  again: '重新登录',
} as const
