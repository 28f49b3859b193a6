export const tabBarText = {
  label: '主导航',
  home: '首页',
  cart: '购物车',
  orders: '订单',
  me: '我的',
} as const
