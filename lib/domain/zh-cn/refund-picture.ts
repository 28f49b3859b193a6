/** The pictures of a refund request; apart, because the page's script carries these. */
export const refundPictureText = {
  heading: '上传图片',
  hint: (most: number) => `选填，最多 ${most} 张，方便商家了解情况`,
  add: '添加图片',
  picture: (nth: number) => `图片 ${nth}`,
  remove: (nth: number) => `删除图片 ${nth}`,
  sending: (percent: number) => `上传中 ${percent}%`,
  wait: '图片还在上传，请稍候再提交',
  failed: '网络不太好，图片没有上传成功，请重新添加',
  unsent: '登录已更新，刚才的图片没有传完，请重新添加',
  unreadable: '这张图片无法读取，请换一张 JPG、PNG 或 WebP 图片',
  tooLarge: '图片太大了，请换一张小一些的',
} as const
