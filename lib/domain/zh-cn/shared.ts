export const sharedText = {
  demo: '演示环境，不会真实扣款和发货',
  backHome: '返回首页',
  retry: '重试',
  unreachable: '网络不太顺畅，刚才的操作没有保存，请重试',
  postage: '运费',
  postageFree: '包邮',
  remove: '删除',
  confirm: '确定',
  about: '拾物小铺：茶、器、布、文具与日常洗护，微信内下单，微信支付。',
} as const
