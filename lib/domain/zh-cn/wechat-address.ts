/** Apart, because the page's script carries it. */
export const wechatAddressText = {
  use: '使用微信收货地址',
  filled: '已填入微信收货地址，请核对',
  cancelled: '',
  failed: '没有取到微信地址，请在上面填写',
} as const
