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
  fewer: '减少一件',
  more: '增加一件',
  quantity: '数量',
  unreachable: '网络不太顺畅，刚才的操作没有保存，请重试',
  postage: '运费',
  postageFree: '包邮',
  remove: '删除',
  confirm: '确定',
} as const

// ———— catalogue: home, search, categories, product

export const catalogueText = {} as const

// ———— cart

export const cartText = {
  title: '购物车',
  empty: '购物车还是空的',
  goShopping: '去逛逛',
  select: (goods: string) => `选择 ${goods}`,
  selectAll: '全选',
  remove: (goods: string) => `删除 ${goods}`,
  offSale: '已下架',
  soldOut: '已售罄',
  tooMany: (left: number) => `库存仅剩 ${left} 件，请减少数量`,
  left: (left: number) => `仅剩 ${left} 件`,
  priceChanged: ({ added, now }: { added: string; now: string }) => `加入时 ¥${added}，现 ¥${now}`,
  invalid: (count: number) => `失效商品（${count}）`,
  clear: '清除',
  clearInvalid: '清除失效商品',
  summary: '合计说明',
  selected: (pieces: number) => `已选 ${pieces} 件，商品合计`,
  coupon: '可用优惠券预计减',
  total: '合计',
  off: (yuan: string) => `已减 ¥${yuan}`,
  checkout: (pieces: number) => (pieces > 0 ? `去结算（${pieces}）` : '去结算'),
  nothingSelected: '请选择要结算的商品',
  tooFew: '有商品库存不足，请先减少数量',
  tooLarge: '单笔订单金额过大，请分开结算',
  removed: (goods: string) => `已删除 ${goods}`,
  putBack: '撤销',
} as const

// ———— checkout, coupons

export const checkoutText = {
  title: '确认订单',
  empty: '没有要结算的商品',
  toCart: '去购物车',
  goods: '商品',
  remark: '订单备注',
  remarkHint: '选填，如送货时间',
  remarkCount: ({ used, most }: { used: number; most: number }) => `${used}/${most}`,
  goodsTotal: '商品金额',
  coupon: '优惠券',
  couponAfterLogin: '登录后使用',
  couponNone: '不使用优惠券',
  couponsNone: '没有可用的优惠券',
  couponsMisfit: '暂无可用，看看差多少',
  chooseCoupon: '选择优惠券',
  couponsThatFit: '可用',
  couponsThatDoNot: '暂不可用',
  useBalance: '使用余额抵扣',
  balanceOff: ({ available, most }: { available: string; most: string }) =>
    `余额 ¥${available}，可抵 ¥${most}`,
  balanceOn: ({ available, used, left }: { available: string; used: string; left: string }) =>
    `余额 ¥${available}，可抵 ¥${used}，还需微信支付 ¥${left}`,
  balanceCovers: ({ available, used }: { available: string; used: string }) =>
    `余额 ¥${available}，抵扣 ¥${used} 后无需再付`,
  balancePart: '余额抵扣',
  payable: '应付',
  place: '提交订单',
  changed: '商品有变化，请确认',
  changedPrice: '价格有变动，请确认后再提交',
  priceChange: ({ name, from, to }: { name: string; from: string; to: string }) =>
    `${name}：¥${from} 变为 ¥${to}`,
  fewerLeft: ({ name, wanted, left }: { name: string; wanted: number; left: number }) =>
    `${name}：您选了 ${wanted} 件，仅剩 ${left} 件`,
  gone: (name: string) => `${name}：已售罄或下架`,
  goneNameless: '有一件商品已下架',
  adjust: '按现有库存更新订单',
  nothingLeft: '去看看别的商品',
} as const

export const couponText = {
  title: '我的优惠券',
  shelves: '优惠券状态',
  usable: '可用',
  used: '已用',
  ended: '过期',
  noneUsable: '没有可用的优惠券',
  noneUsed: '还没有用过优惠券',
  noneEnded: '没有过期的优惠券',
  toClaim: '去领券',
  use: '去使用',
  useThis: (title: string) => `去使用 ${title}`,
  toOrder: '查看订单',
  off: (tenths: number) => `${tenths} 折`,
  from: (yuan: string) => `满 ${yuan} 元可用`,
  fromNothing: '无门槛',
  atMost: ({ condition, yuan }: { condition: string; yuan: string }) => `${condition}，最多减 ${yuan} 元`,
  opensOn: (day: string) => `${day} 起可用`,
  until: (day: string) => `有效期至 ${day}`,
  isUsed: '已使用',
  notStarted: '还没到使用时间',
  hasEnded: '已过期',
  missing: (yuan: string) => `还差 ¥${yuan} 可用`,
} as const

// ———— addresses

export const addressText = {
  title: '收货地址',
  empty: '还没有收货地址',
  back: '返回',
  add: '新增收货地址',
  edit: '编辑收货地址',
  editOf: (recipient: string) => `编辑 ${recipient} 的地址`,
  removeOf: (recipient: string) => `删除 ${recipient} 的地址`,
  editShort: '编辑',
  isDefault: '默认地址',
  defaultTag: '默认',
  makeDefault: '设为默认',
  save: '保存',
  choose: '选择收货地址',
  useNew: '使用新地址',
  useSaved: '选择已有地址',
  recipient: '收货人',
  recipientHint: '请填写姓名',
  phone: '手机号',
  phoneHint: '11 位手机号码',
  region: '所在地区',
  regionHint: '省、市、区（县）',
  detail: '详细地址',
  detailHint: '街道、小区、楼栋、门牌号',
  paste: '粘贴整段地址，自动识别',
  pasted: (fields: string) => `已填入${fields}，请核对`,
  notUnderstood: '没有认出来，请在下面填写',
  and: '、',
} as const

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
