export const shareText = {
  home: (shop: string) => `${shop}：日用之物，好好挑选`,
  homeNote: '茶、器、布、文具与日常洗护，微信内下单，微信支付。',
  openTitle: '请用手机微信打开',
  qrCode: '本页网址的二维码',
  why: {
    outside: '本商城使用微信登录和支付，当前浏览器无法完成。',
    wechat_pc: '电脑版微信不支持在网页内付款。',
    miniprogram: '小程序内打开的网页不支持微信支付。',
  },
  how: {
    outside: '请用手机微信扫描二维码；如果就在这部手机上，请长按网址复制，发到微信里打开。',
    wechat_pc: '请用手机微信扫描二维码，在手机上继续。',
    miniprogram: '请长按二维码识别，或用另一部手机的微信扫一扫，在微信中继续。',
  },
  stay: '先逛逛商品',
} as const
