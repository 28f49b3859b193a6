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

export const copyText = {
  copy: '复制',
  copied: '已复制',
  failed: '请长按编号复制',
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

export const meText = {
  title: '我的',
  nobody: '微信用户',
  askProfile: '使用微信头像昵称',
  leave: '退出登录',
  tools: '我的服务',

  orders: '我的订单',
  allOrders: '全部订单',
  toPay: '待付款',
  toShip: '待发货',
  toReceive: '待收货',
  afterSale: '售后',
  waiting: (count: number) => `${count} 笔`,

  balance: '余额',
  coupons: '优惠券',
  usableCoupons: (count: number) => `${count} 张可用`,
  addresses: '收货地址',
  service: '联系客服',
  privacy: '隐私与数据',

  balanceTitle: '我的余额',
  available: '可用余额',
  held: '冻结中',
  refunding: '退款中',
  heldHint: '冻结中的余额用于正在付款的订单，付款成功后扣除，没有付款会自动退回。',
  entries: '明细',
  noEntries: '还没有余额变动。退款到余额、商家补偿都会记在这里。',
  goShopping: '去逛逛',
  moreEntries: '更早的记录',
  fromHeld: '从冻结的余额中支付',
  order: (orderNo: string) => `订单 ${orderNo}`,
  entryKinds: {
    credit: '充值/补偿',
    hold: '付款冻结',
    release: '解冻',
    payment: '付款',
    refund_balance: '退款',
  },

  serviceTitle: '联系客服',
  serviceLead: '有任何问题，请告诉我们。',
  serviceAbout: '咨询的订单',
  serviceCopyHint: '把订单编号发给客服，处理会更快。',
  chat: '在线客服',
  chatNote: '在微信中对话',
  phone: '客服电话',
  hours: '服务时间',
  noService: (shop: string) => `请在微信中搜索“${shop}”，关注公众号后直接留言，我们会尽快回复您。`,
  findOrderNo: '在“我的订单”中打开订单，可以看到订单编号。',

  privacyTitle: '隐私与数据',
  privacyLead: '这里说明我们保存了您的哪些信息，以及怎样删除。',
  keptTitle: '我们保存的信息',
  kept: [
    '微信登录标识；您同意后还有微信昵称和头像',
    '收货地址、购物车和领取的优惠券',
    '订单、支付与退款记录',
  ],
  deletedTitle: '删除后会清除',
  deleted: [
    '昵称、头像和登录状态，所有设备都会退出登录',
    '全部收货地址、购物车和没有使用的优惠券',
    '历史订单中的姓名、电话、地址、备注和退款说明',
    '微信登录标识：再次进入时您是一位新顾客',
  ],
  lawTitle: '依法需要保留',
  law: [
    '订单的商品与金额、支付与退款记录。《电子商务法》第三十一条要求自交易完成之日起保存不少于三年。',
    '这些记录不再显示您的姓名、电话和地址，您也无法再查看。',
  ],
  lostTitle: '请先想好',
  lost: ['删除后无法恢复，也不能再为以前的订单申请退款。'],
  deleteTitle: '删除我的数据',
  keepData: '不删了，返回',
  blockedTitle: '现在还不能删除',
  blocked: {
    open_orders: ['还有未完成的订单', '请先付款、取消，或在收到商品后确认收货。', '查看订单'],
    refunds_under_way: ['还有退款在处理', '退款到账后就可以删除。', '查看售后'],
    balance_left: ['余额还没有用完', '请先使用余额，或联系客服处理。', '查看余额'],
  },

  confirmTitle: '确认删除全部数据？',
  confirmText: '删除后无法恢复。您的收货地址、购物车、优惠券和个人信息会立即清除，所有设备退出登录。',
  confirmCheck: '我已了解，并确认删除',
  confirm: '删除我的数据',

  doneTitle: '数据已删除',
  doneText: '您已退出登录。感谢您来过，再次进入时您是一位新顾客。',
} as const

// ———— sharing, and other browsers than WeChat's

export const shareText = {
  home: (shop: string) => `${shop}：日用之物，好好挑选`,
  homeNote: '茶、器、布、文具与日常洗护，微信内下单，微信支付。',
  openTitle: '请用手机微信打开',
  qrCode: '本页网址的二维码',
  why: {
    outside: '本商城使用微信登录和支付，当前浏览器无法完成。',
    wechat_pc: '电脑版微信不支持在网页内付款。',
    miniprogram: '小程序内打开的网页不支持微信支付。',
  },
  how: {
    outside: '请用手机微信扫描二维码，在微信中继续。',
    wechat_pc: '请用手机微信扫描二维码，在手机上继续。',
    miniprogram: '请长按二维码识别，或用另一部手机的微信扫一扫，在微信中继续。',
  },
  stay: '先逛逛商品',
} as const

/** Apart, because the page's script carries it. */
export const wechatAddressText = {
  use: '使用微信收货地址',
  filled: '已填入微信收货地址，请核对',
} as const

// ———— bad moments: errors, offline, slow, login problems

export const troubleText = {} as const
