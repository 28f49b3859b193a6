/**
 * Every word that a shopper reads, in one place: short, polite, what happened and what to do. One exported table per
 * part of the shop, so that a page's script carries the words of that page alone. This one file may be long.
 */

// ———— shared by many pages

export const sharedText = {
  demo: '演示环境，不会真实扣款和发货',
  close: '关闭',
  backHome: '返回首页',
  retry: '重试',
  /** For who cannot see the bar at the foot of a page. */
  actions: '本页操作',
} as const

// ———— catalogue: home, search, categories, product

export const catalogueText = {
  // lists
  greeting: '日用之物，好好挑选',
  categories: '商品分类',
  allGoods: '全部好物',
  allCategories: '全部',
  end: '已经到底啦',
  emptyCategory: '这个分类暂时没有商品，去看看别的吧',
  soldOut: '已售罄',
  left: (count: number) => `仅剩 ${count} 件`,
  from: '起',
  more: '加载更多',
  loading: '正在加载…',
  loadFailed: '没有加载出来，请检查网络后重试',
  sort: '商品排序',
  sorts: { default: '综合', new: '新品', 'price-up': '价格低到高', 'price-down': '价格高到低' },
  // coupons on the front page
  coupons: '领券更优惠',
  claim: '领取',
  claimOf: (title: string) => `领取 ${title}`,
  claimed: '已领取',
  claimedToast: '已领取，结算时可用',
  allTaken: '已领完',
  allTakenOf: (title: string) => `${title} 已领完`,
  // search
  search: '搜索',
  searchTitle: '搜索商品',
  searchHint: '搜索商品、分类',
  searchResult: (query: string) => `“${query}”的搜索结果`,
  nothingFound: (query: string) => `没有找到和“${query}”有关的商品`,
  nothingFoundHelp: '换个短一点的词试试，或者看看下面这些',
  suggestions: '大家也在看',
  recent: '最近搜索',
  clearRecent: '清空',
  clearRecentOf: '清空最近搜索',
  browse: '逛逛分类',
} as const

// ———— one product

export const productText = {
  soldOut: '已售罄',
  left: (count: number) => `仅剩 ${count} 件`,
  from: '起',
  pictures: (title: string) => `${title}的图片`,
  picture: (title: string, number: number) => `${title}，第 ${number} 张图`,
  pictureOf: (number: number, count: number) => `${number}/${count}`,
  options: '规格',
  chosen: '已选',
  quantity: '数量',
  soldOutMark: '（售罄）',
  missingMark: '（无此搭配）',
  inStock: '有货',
  addToCart: '加入购物车',
  buyNow: '立即购买',
  confirm: '确定',
  cart: '购物车',
  added: '已加入购物车',
  pickerTitle: '选择规格',
  details: '商品详情',
  moreOf: (category: string) => `更多${category}`,
  similar: '相似好物',
} as const

// ———— cart

export const cartText = {} as const

// ———— checkout, coupons

export const checkoutText = {} as const

// ———— addresses

export const addressText = {} as const

// ———— cashier and its result

export const cashierText = {} as const

// ———— orders, refunds

export const orderText = {} as const

export const refundText = {} as const

// ———— me: profile, balance, customer service, deleting one's data

export const meText = {} as const

// ———— sharing, and other browsers than WeChat's

export const shareText = {} as const

// ———— bad moments: errors, offline, slow, login problems

export const troubleText = {} as const
