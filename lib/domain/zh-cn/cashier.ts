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
} as const
