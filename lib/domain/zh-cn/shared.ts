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
