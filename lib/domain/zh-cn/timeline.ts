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
    duplicate_payment: {
      succeeded: '多付的款项已原路退回',
      failed: '多付的款项没有退成功，商家会联系您处理',
    },
    paid_after_close: {
      succeeded: '款项已原路退回',
      failed: '款项没有退成功，商家会联系您处理',
    },
  },
} as const
