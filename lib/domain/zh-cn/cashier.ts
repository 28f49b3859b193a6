/** What the cashier's script says by itself; its sentences come with the page, from cashier-page.ts. */
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
  next: '接下来',
  seeOrder: '查看订单',
  askAgain: '再查一次',
  goOn: '继续逛逛',
  service: '联系客服',

  later: '暂不支付',

  withId: ({ sentence, requestId }: { sentence: string; requestId: string }) =>
    `${sentence}（编号 ${requestId}）`,

  paidTwice: ({ amount, end }: { amount: string; end: string }) =>
    `这笔订单付了两次，您多付的 ¥${amount} ${end}`,
  paidTooLate: ({ amount, end }: { amount: string; end: string }) =>
    `付款到账时订单已关闭，您付的 ¥${amount} ${end}`,
} as const
