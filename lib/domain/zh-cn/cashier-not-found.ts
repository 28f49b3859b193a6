export const cashierNotFoundText = {
  title: '没有找到这个订单',
  text: '请检查链接是否完整。如果订单是用另一个微信号下的，请用那个微信号登录。',
  loginAgain: '重新登录',
  myOrders: '查看我的订单',
} as const
