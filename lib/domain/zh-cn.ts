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
  loading: '正在加载',
  /** Below what is being loaded, once that has taken some seconds. */
  slow: '网络较慢，请稍候…',
  about: '拾物小铺：茶、器、布、文具与日常洗护，微信内下单，微信支付。',
} as const

export const copyText = {
  copy: '复制',
  copied: '已复制',
  failed: '请长按编号复制',
} as const

// ———— catalogue: home, search, categories, product

export const catalogueText = {
  // lists
  greeting: '日用之物，好好挑选',
  categories: '商品分类',
  allGoods: '全部好物',
  allCategories: '全部',
  end: '已经到底啦',
  emptyCategory: '这个分类暂时没有商品，去看看别的吧',
  soldOut: '已售罄',
  left: (count: number) => `仅剩 ${count} 件`,
  from: '起',
  more: '加载更多',
  loading: '正在加载…',
  loadFailed: '没有加载出来，请检查网络后重试',
  sort: '商品排序',
  sorts: { default: '综合', new: '新品', 'price-up': '价格低到高', 'price-down': '价格高到低' },
  // coupons on the front page
  coupons: '领券更优惠',
  claim: '领取',
  claimOf: (title: string) => `领取 ${title}`,
  claimed: '已领取',
  claimedToast: '已领取，结算时可用',
  allTaken: '已领完',
  allTakenOf: (title: string) => `${title} 已领完`,
  // search
  search: '搜索',
  searchTitle: '搜索商品',
  searchHint: '搜索商品、分类',
  searchResult: (query: string) => `“${query}”的搜索结果`,
  nothingFound: (query: string) => `没有找到和“${query}”有关的商品`,
  nothingFoundHelp: '换个短一点的词试试，或者看看下面这些',
  suggestions: '大家也在看',
  recent: '最近搜索',
  clearRecent: '清空',
  clearRecentOf: '清空最近搜索',
  browse: '逛逛分类',
} as const

// ———— one product

export const productText = {
  soldOut: '已售罄',
  left: (count: number) => `仅剩 ${count} 件`,
  from: '起',
  pictures: (title: string) => `${title}的图片`,
  picture: (title: string, number: number) => `${title}，第 ${number} 张图`,
  pictureOf: (number: number, count: number) => `${number}/${count}`,
  options: '规格',
  chosen: '已选',
  quantity: '数量',
  soldOutMark: '（售罄）',
  missingMark: '（无此搭配）',
  inStock: '有货',
  addToCart: '加入购物车',
  buyNow: '立即购买',
  confirm: '确定',
  cart: '购物车',
  added: '已加入购物车',
  pickerTitle: '选择规格',
  details: '商品详情',
  moreOf: (category: string) => `更多${category}`,
  similar: '相似好物',
} as const

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

export const orderText = {
  list: '我的订单',
  detail: '订单详情',
  tabsLabel: '订单分类',
  tabs: { all: '全部', to_pay: '待付款', to_ship: '待发货', to_receive: '待收货', after_sale: '售后' },
  empty: {
    all: '还没有订单，去挑几样喜欢的吧',
    to_pay: '没有待付款的订单',
    to_ship: '没有待发货的订单，付款后的订单会出现在这里',
    to_receive: '没有待收货的订单，发货后可以在这里查看物流单号',
    after_sale: '没有售后记录，需要退款时请在订单详情中申请',
  },
  goShopping: '去逛逛',
  allOrders: '查看全部订单',
  older: '加载更多',
  latest: '回到最新的订单',
  noOlder: '没有更早的订单了',
  pieces: (pieces: number) => `共 ${pieces} 件，合计 `,
  morePieces: (kinds: number) => `还有 ${kinds} 种商品`,
  see: '查看详情',
  pay: '去付款',
  toPay: '需付款 ',
  timeLeft: '剩余付款时间 ',
  cancel: '取消订单',
  receive: '确认收货',
  again: '再次购买',
  refund: '申请退款',
  service: '联系客服',
  acts: '订单操作',
  address: '收货地址',
  goods: '商品',
  parcel: '物流信息',
  carrier: '快递公司',
  trackingNo: '物流单号',
  shippedAt: '发货时间',
  receivesBySelf: (days: number) => `发货 ${days} 天后自动确认收货`,
  goodsFen: '商品金额',
  discount: (coupon: string | null) => (coupon === null ? '优惠' : `优惠（${coupon}）`),
  changedFen: '商家改价',
  facts: '订单信息',
  orderNo: '订单编号',
  placedAt: '下单时间',
  paidAt: '付款时间',
  paidWith: '付款方式',
  remark: '订单备注',
  history: '订单跟踪',
  state: {
    awaiting_payment: '待付款',
    paid: '待发货',
    shipped: '待收货',
    received: '已完成',
    closed: '已关闭',
    cancelled: '已取消',
    expired: '已超时',
    refunding: '退款中',
    refunded: '已退款',
  },
  hint: {
    awaiting_payment: '请尽快完成付款，超时订单将自动关闭',
    paid: '付款成功，商家正在准备发货',
    shipped: '商品已发出，请注意查收',
    received: '交易已完成，感谢您的惠顾',
    closed: '超过付款时间，订单已自动关闭，如需购买请重新下单',
    cancelled: '您已取消订单，如需购买请重新下单',
    expired: '订单已超过付款时间，如需购买请重新下单',
    refunding: '退款进度见下方，有结果会在这里更新',
    refunded: '款项已原路退回，感谢您的理解',
  },
  cancelPage: {
    title: '确定取消这个订单吗？',
    text: '取消后不能恢复。用掉的优惠券和冻结的余额会退回给您；如果刚刚已经付款，款项会自动原路退回。',
    no: '再想想',
    yes: '取消订单',
  },
  receivePage: {
    title: '确认已经收到商品了吗？',
    text: '请检查商品完好后再确认。确认后订单完成，有问题仍可申请退款。',
    no: '还没收到',
    yes: '确认收货',
  },
  received: '已确认收货',
  againPage: {
    title: '部分商品没有加入购物车',
    none: '这些商品暂时买不到了',
    text: '其余商品已为您加入购物车。',
    noneText: '去看看店里别的商品吧。',
    cart: '去购物车',
    problem: (reason: 'off_sale' | 'sold_out' | 'low_stock' | 'cart_full', quantity: number): string => {
      switch (reason) {
        case 'off_sale':
          return '商品已下架'
        case 'sold_out':
          return '已售罄'
        case 'low_stock':
          return `库存不足，只加入了 ${quantity} 件`
        case 'cart_full':
          return '购物车已满'
      }
    },
  },
} as const

/** An order's history, entry by entry. */
export const timelineText = {
  placed: '提交订单',
  payment: '发起支付',
  paid: '支付成功',
  paidLate: '付款到账时订单已关闭，款项原路退回',
  paidTwice: '收到重复付款，多付的款项原路退回',
  shipped: '商家已发货',
  parcel: (carrier: string, trackingNo: string) => `${carrier} ${trackingNo}`,
  received: '您已确认收货',
  receivedBySelf: '超过收货时间，系统自动确认收货',
  priceChanged: '商家修改了价格',
  price: (from: string, to: string) => `¥${from} 改为 ¥${to}`,
  cancelled: '您取消了订单',
  expired: '超时未付款，订单自动关闭',
  refund: {
    requested: '您申请了退款',
    approved: '商家同意退款',
    rejected: '商家没有同意退款',
    processing: '微信正在退款',
    succeeded: '退款到账',
    abnormal: '退款未能入账，商家会联系您处理',
    closed: '退款没有完成，可以重新申请',
  },
  stray: {
    succeeded: '多付的款项已原路退回',
    failed: '多付的款项没有退成功，商家会联系您处理',
  },
} as const

export const refundText = {
  title: '申请退款',
  progress: '退款进度',
  steps: '退款步骤',
  step: { requested: '提交申请', decided: '商家审核', processing: '退款中', arrived: '到账' },
  submitted: '退款申请已提交',
  submit: '提交申请',
  goods: '商品',
  amount: '退款金额',
  whole: '全部退款 ',
  part: '部分退款',
  amountYuan: '金额（元）',
  atMost: (yuan: string) => `最多 ${yuan}`,
  amountTitle: '金额，最多两位小数',
  why: '退款原因',
  choose: '请选择',
  reasons: ['不想要了', '商品有质量问题', '商品与描述不符', '少发、漏发或发错', '发货太慢', '其他原因'],
  detail: '补充说明',
  optional: '选填',
  reasonWith: (reason: string, detail: string) => `${reason}：${detail}`,
  rule: '商家同意后，款项按原来的付款方式退回：先退微信支付的部分，再退余额。',
  reply: (words: string) => `商家回复：${words}`,
  goesTo: (sources: string) => `退回：${sources}`,
  because: (reason: string) => `原因：${reason}`,
  wechatPart: (yuan: string) => `微信支付 ¥${yuan}`,
  balancePart: (yuan: string) => `余额 ¥${yuan}`,
  and: '，',
  state: {
    requested: '申请中',
    approved: '已同意',
    processing: '退款中',
    succeeded: '已退款',
    abnormal: '需人工处理',
    closed: '已关闭',
    rejected: '已拒绝',
  },
  hint: {
    requested: '商家会尽快审核，请耐心等待。',
    approved: '商家已同意，正在为您办理退款。',
    processing: '微信正在退款，零钱即时到账，银行卡一般 1 至 3 个工作日。',
    succeeded: '款项已原路退回，请在微信账单和余额明细中查看。',
    abnormal: '您的收款账户暂时无法入账，商家会联系您处理，款项不会丢失。',
    closed: '退款没有完成，款项仍在订单中，可以重新申请。',
    rejected: '商家没有同意这次申请，如有疑问请联系商家。',
  },
  stray: {
    twice: (amount: string, end: string) => `这笔订单付了两次，多付的 ${amount} ${end}订单不受影响。`,
    late: (amount: string, end: string) => `付款到账时订单已不能成交，您的付款 ${amount} ${end}`,
    returned: '已原路退回，请在微信账单中查看。',
    underWay: '正在原路退回，请留意微信通知。',
    failed: '没有退成功，商家会联系您处理，款项不会丢失。',
  },
} as const

/** The pictures of a refund request; apart, because the page's script carries these. */
export const refundPictureText = {
  heading: '上传图片',
  hint: (most: number) => `选填，最多 ${most} 张，方便商家了解情况`,
  add: '添加图片',
  picture: (nth: number) => `图片 ${nth}`,
  remove: (nth: number) => `删除图片 ${nth}`,
  sending: (percent: number) => `上传中 ${percent}%`,
  wait: '图片还在上传，请稍候再提交',
  failed: '网络不太好，图片没有上传成功，请重新添加',
  unreadable: '这张图片无法读取，请换一张 JPG、PNG 或 WebP 图片',
  tooLarge: '图片太大了，请换一张小一些的',
} as const

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
  cart_changed: '购物车里的商品有变化，请确认后再结算',
  pictures_gone: '图片已失效，请重新添加后再提交',
  order_not_shipped: '订单还没有发货，暂时不能确认收货',
  already_shipped: '订单已经用另一个单号发货，不能重复发货',
  refund_under_way: '订单正在全额退款或已退款，不能发货',
  deletion_blocked: '还有未完成的订单、退款或余额，处理完后才能删除数据',
  picture_invalid: '这张图片无法识别，请换一张 JPG、PNG 或 WebP 图片',
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
