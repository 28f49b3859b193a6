export const waitingText = {
  loading: '正在加载',
  /** Below what is being loaded, once that has taken some seconds. */
  slow: '网络较慢，请稍候…',
} as const
