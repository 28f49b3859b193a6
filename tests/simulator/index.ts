import { emptyBooks, type Books } from './books'
import { readBooks } from './books-file'
import { realClock } from './clock'
import { createControl, type Control } from './control'
import { listen, type Answering, type Listener } from './http'
import { forwardUpgrade } from './browser-proxy'
import { browserListener } from './browser-server'
import { resumeNotifying } from './notify'
import type { SimulatorOptions } from './options'
import { resumeRefunds } from './refund-end'
import { phoneListener } from './phone/phone-server'
import { testShoppers } from './shoppers'
import { createWechat } from './wechat'
import { payListener, wechatListener } from './wechat-server'

export interface Simulator {
  /** Base of the pay API with https; the same as `wechatOrigin` without `tls`. */
  payOrigin: string
  /** Base of the pay API (`/pay/…`), the sns API (`/sns/…`) and the authorize page (`/connect/…`). */
  wechatOrigin: string
  /** WeChat's in-app browser as a reverse proxy: what PUBLIC_ORIGIN must be for those who go through it. */
  browserOrigin: string
  /** The phone, for a person at a desktop. */
  phoneUrl: string
  control: Control
  books: Books
  stop(): Promise<void>
}

/** Starts WeChat on loopback. With a state file, it goes on where it was stopped or killed. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { shop, ports = {}, clock = realClock(), stateFile, tls, requireCertificate, ...merchant } = options
  const nobody = testShoppers[0].key
  const books = stateFile ? readBooks(stateFile, nobody) : emptyBooks(nobody)
  const certificateRequired = requireCertificate ?? true
  const parts = { merchant, clock, books, upstream: shop.upstream, stateFile, certificateRequired }
  const wechat = createWechat(parts)
  const control = createControl(wechat)

  const opened: Listener[] = []
  const open = async (port: number | undefined, answering: Answering): Promise<string> => {
    const listener = await listen(port ?? 0, answering)
    opened.push(listener)
    return listener.origin
  }
  let payOrigin: string
  const closeAll = () => Promise.all(opened.map((listener) => listener.close()))
  try {
    wechat.origins.wechat = await open(ports.wechat, { onRequest: wechatListener({ wechat, control }) })
    payOrigin = tls ? await open(ports.pay, payListener(wechat)) : wechat.origins.wechat
    wechat.origins.browser = await open(ports.browser, {
      onRequest: browserListener(wechat),
      onUpgrade: (request, socket, head) => forwardUpgrade(wechat, request, socket, head),
    })
    wechat.origins.phone = await open(ports.phone, { onRequest: phoneListener({ wechat, control }) })
  } catch (error) {
    await closeAll()
    throw error
  }

  await clock.advance(books.advancedMs)
  resumeRefunds(wechat)
  resumeNotifying(wechat)
  return {
    payOrigin,
    wechatOrigin: wechat.origins.wechat,
    browserOrigin: wechat.origins.browser,
    phoneUrl: `${wechat.origins.phone}/`,
    control,
    books,
    async stop() {
      clock.stop()
      wechat.faults.clear()
      await closeAll()
      wechat.save()
    },
  }
}

export { certificates } from './certificates'
export type { Control } from './control'
export type { PayOutcome } from './pay-order'
export type { RefundPlan } from './refund-plan'
export type { SimulatorOptions } from './options'
export { realClock, virtualClock, type SimulatorClock } from './clock'
export { testShoppers } from './shoppers'
export { triggers } from './triggers'
