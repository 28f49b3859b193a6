import { freePort } from '../postgres/ports'

export interface DemoPorts {
  shop: number
  wechat: number
  browser: number
  phone: number
  pay: number
}

/** PORT (3000) and the four after it, each replaced by a free one when it is taken. */
export async function demoPorts(): Promise<DemoPorts> {
  const first = Number(process.env.PORT || 3000)
  return {
    shop: await freePort(first),
    wechat: await freePort(first + 1),
    browser: await freePort(first + 2),
    phone: await freePort(first + 3),
    pay: await freePort(first + 4),
  }
}
