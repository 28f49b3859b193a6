/** The shop's name, as shoppers read it on every page and on WeChat's pay sheet. */
export const shopName = '拾物小铺'
