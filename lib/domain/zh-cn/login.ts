/** Logins that came to nothing: title and text of their pages. */
export const loginText = {
  stray: ['登录链接已失效', '这个登录链接已经用过、过期，或者不是在这里打开的。请重新登录。'],
  snapshot: [
    '请使用完整服务',
    '当前是微信的快照页，只能浏览，不能登录和付款。请点右下角「使用完整服务」后再继续。',
  ],
  unavailable: ['暂时无法登录', '微信登录暂时没有回应，请稍等片刻再试一次。'],
  refused: ['还没有登录', '您没有同意授权。浏览商品不需要登录，下单付款前请用微信登录。'],
  code: ['登录没有完成', '微信没有接受这次登录，可能是打开了别人分享的登录链接。请重新登录。'],
  again: '重新登录',
} as const
