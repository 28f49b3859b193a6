/** At the foot of a list that grows. */
export const listText = {
  more: '加载更多',
  loading: '正在加载…',
  loadFailed: '没有加载出来，请检查网络后重试',
} as const
