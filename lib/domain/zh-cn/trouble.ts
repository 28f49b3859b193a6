export const troubleText = {
  failed: '系统开小差了',
  failedText: '没有成功打开这个页面。请稍后重试；仍不行，请把请求编号告诉客服。',
  wrong: '出了点问题',
  requestId: (id: string) => `请求编号 ${id}`,
  notFound: '页面不存在',
  notFoundText: '您要找的内容不存在或已下架，请返回首页看看。',

  offline: '网络已断开，请检查网络；恢复后会自动继续。',
  heldBack: '网络已断开，刚才的操作没有提交，填写的内容都在。请等网络恢复后再试。',

  pull: '下拉刷新',
  release: '松开刷新',
  refreshing: '正在刷新…',

  restored: '刚才填写的内容已为您保留，请核对后再次提交。',
} as const
