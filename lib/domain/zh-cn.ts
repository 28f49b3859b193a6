/**
 * Every word that a shopper reads, in one place: short, polite, what happened and what to do. One table for each part of
 * the shop, each in a file of its own below: a bundler leaves whole modules out of a page's script, never parts of one.
 */
export { sharedText } from './zh-cn/shared'
export { copyText } from './zh-cn/copy'
export { catalogueText } from './zh-cn/catalogue'
export { productText } from './zh-cn/product'
export { cartText } from './zh-cn/cart'
export { checkoutText } from './zh-cn/checkout'
export { couponText } from './zh-cn/coupon'
export { addressText } from './zh-cn/address'
export { cashierText } from './zh-cn/cashier'
export { orderText } from './zh-cn/order'
export { timelineText } from './zh-cn/timeline'
export { refundText } from './zh-cn/refund'
export { refundPictureText } from './zh-cn/refund-picture'
export { meText } from './zh-cn/me'
export { shareText } from './zh-cn/share'
export { wechatAddressText } from './zh-cn/wechat-address'
export { troubleText } from './zh-cn/trouble'
export { errorText } from './zh-cn/error'
export { loginText } from './zh-cn/login'
