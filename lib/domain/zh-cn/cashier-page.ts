/** What the server writes into the cashier's page itself, so that the page's script carries none of it. */
export const cashierPageText = {
  /** What happens during a payment and what may come of it, handed to the script as it is. */
  sentences: {
    inSheet: '请在微信的付款窗口中完成支付。',
    sheetClosed: '窗口已关闭？查询支付结果',
    results: {
      paid: ['支付成功', '商家会尽快为您发货。'],
      news: ['支付成功', '这笔订单已付款，发货和退款进度请在订单中查看。'],
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
    notices: {
      not_permitted:
        '当前页面无法使用微信支付，没有扣款。请退出后从公众号或聊天中重新进入；仍不行请联系客服。',
      bridge_missing: '微信支付没有打开，没有扣款。请检查网络后刷新页面，或退出后从微信重新进入。',
      // Also where the balance pays alone.
      unreachable: '网络不太顺畅，支付没有完成，没有扣款。请检查网络后再试。',
    },
    /** How far money is on its way back. */
    strays: {
      under_way: '会自动原路退回，无需操作。',
      done: '已原路退回，请在微信账单中查看。',
      stuck: '还没有退成功，商家会联系您处理，款项不会丢失。',
    },
  },

  kept: (until: string) => `订单为您保留到 ${until}，之前可随时在“我的订单”中付款`,
  unpaid: (until: string) => `订单为您保留到 ${until}，可以再次支付。如果没有出现微信付款窗口，请联系客服。`,

  /** Ends in the link `reload`. */
  stillLoading: '页面加载较慢。如果一直没有反应，请',
  reload: '重新加载',

  notFound: '没有找到这个订单',
  notFoundText: '请检查链接是否完整。如果订单是用另一个微信号下的，请用那个微信号登录。',
  loginAgain: '重新登录',
  myOrders: '查看我的订单',
} as const
