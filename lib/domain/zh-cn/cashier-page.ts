/** What the server writes into the cashier's page itself, so that the page's script carries none of it. */
export const cashierPageText = {
  kept: (until: string) => `订单为您保留到 ${until}，之前可随时在“我的订单”中付款`,
  // Never "you cancelled": an unregistered 授权目录 arrives as cancel on some phones.
  unpaid: (until: string) => `订单为您保留到 ${until}，可以再次支付。如果没有出现微信付款窗口，请联系客服。`,

  notFound: '没有找到这个订单',
  notFoundText: '请检查链接是否完整。如果订单是用另一个微信号下的，请用那个微信号登录。',
  loginAgain: '重新登录',
  myOrders: '查看我的订单',
} as const
