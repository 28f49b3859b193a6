export const checkoutText = {
  title: '确认订单',
  empty: '没有要结算的商品',
  toCart: '去购物车',
  otherPage: '您在另一个页面开始了新的结算，下面是那一笔，请核对',
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
