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
