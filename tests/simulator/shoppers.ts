import type { NotifyPlan } from './notify-plan'

/** One person with a WeChat account. The table is data: the README and the phone view list it. */
export interface Shopper {
  key: string
  nickname: string
  /** What is special about them. */
  zh: string
  en: string
  notify?: NotifyPlan
  /** `refuses`: sends the login back with only `state`. `snapshot`: looks at a 快照页, with a virtual openid. */
  login?: 'refuses' | 'snapshot'
  /** Has too little money: the password is accepted, the payment is not. */
  poor?: true
  /** Pays part of every order with a coupon: `cash_fee` < `total_fee`. */
  coupon?: true
}

export const testShoppers = [
  { key: 'xiaomei', nickname: '小美', zh: '一切正常', en: 'everything goes well' },
  { key: 'xiaoming', nickname: '小明', zh: '另一位正常的顾客', en: 'another shopper, all goes well' },
  {
    key: 'xiaoman',
    nickname: '小慢',
    zh: '支付通知晚到 30 秒',
    en: 'notification comes 30 s late',
    notify: { delayMs: 30_000 },
  },
  {
    key: 'xiaodiu',
    nickname: '小丢',
    zh: '支付通知永远不到',
    en: 'notification never comes',
    notify: { lost: true },
  },
  {
    key: 'xiaoshuang',
    nickname: '小双',
    zh: '两份通知同时到达',
    en: 'two notifications at the same time',
    notify: { copies: 2, atOnce: true },
  },
  { key: 'xiaoquan', nickname: '小券', zh: '用代金券抵一部分', en: 'pays part with a coupon', coupon: true },
  { key: 'xiaoqiong', nickname: '小穷', zh: '余额不足，付不了', en: 'not enough money', poor: true },
  {
    key: 'xiaokuai',
    nickname: '小快',
    zh: '停在快照页（虚拟 openid）',
    en: 'snapshot page, virtual openid',
    login: 'snapshot',
  },
  { key: 'xiaoju', nickname: '小拒', zh: '拒绝授权登录', en: 'refuses to log in', login: 'refuses' },
] as const satisfies readonly Shopper[]
