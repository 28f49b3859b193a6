import { emptyOut, type Books, type Delivery } from './books'
import { raceControl, type RaceControl } from './control-races'
import { refundControl, type RefundControl } from './control-refunds'
import type { CallKind, Fault, Held } from './faults'
import { releaseParked, resend } from './notify'
import type { Corruption, NotifyPlan } from './notify-plan'
import { payAsOrderer, type PayOutcome } from './pay-order'
import { findShopper, openidOf } from './people'
import {
  enterPassword,
  openSheet,
  type BridgeQuirk,
  type EnterAnswer,
  type OpenAnswer,
  type OpenRequest,
} from './sheets'
import { testShoppers, type Shopper } from './shoppers'
import { nothingArranged, type Wechat } from './wechat'

/** What a test, or a person at the phone view, can make WeChat do. Also at `POST /control/{name}`. */
export interface Control extends RefundControl, RaceControl {
  /** Who holds the phone, where no cookie says otherwise. */
  useShopper(key: string): void
  /** One more person; their openid. */
  addShopper(shopper: Shopper): string
  /** The openid of a shopper at this 公众号; of the current one by default. */
  openid(key?: string): string
  /** Every login is a 快照页 while on. */
  setSnapshot(on: boolean): void

  /** How the notification of the next payment travels; several calls line up. */
  nextNotification(plan: NotifyPlan): void
  /** The next so many deliveries vanish; the schedule repeats them. */
  dropNotifications(count: number): void
  /** Delivers nothing until released. */
  holdNotifications(): void
  /** Delivers what waited; resolves when it has been answered. */
  releaseNotifications(): Promise<void>
  /** One copy now; null when the order is unknown or unpaid. */
  resendNotification(outTradeNo: string, corruption?: Corruption): Promise<Delivery | null>

  /** The next call of the kind (or the next `times`) goes wrong. */
  fail(kind: CallKind, fault: Fault, times?: number): void
  /** Resolves when a call of the kind stands still, before or after its effect. */
  hold(kind: CallKind, when: 'before' | 'after'): Promise<Held>

  /** How the next pay sheet misbehaves. */
  nextSheet(quirk: BridgeQuirk): void
  /** What the page is told from an unregistered directory: phones differ. */
  setUnregisteredTells(word: 'fail' | 'cancel'): void
  /** How long after the page begins the bridge appears; null: never. */
  setBridgeDelay(ms: number | null): void
  /** What the page's `getBrandWCPayRequest` does, without a page. The shopper is named by key. */
  openSheet(request: Omit<OpenRequest, 'shopper'> & { shopper?: string }): OpenAnswer
  enterPassword(sheetId: string, password: string): EnterAnswer
  /** Pays at once, with no sheet, as the person who ordered. */
  pay(outTradeNo: string): PayOutcome

  /** Moves WeChat's clock; notifications that fall due are delivered and awaited. */
  advanceClock(ms: number): Promise<void>
  /** Waits for the deliveries under way. */
  idle(): Promise<void>
  /** Where the shop listens, when it was not known at the start. */
  setUpstream(origin: string): void
  /** The 授权目录, when they were not known at the start (they hold the browser's port). */
  setPayDirectories(directories: string[]): void
  /** Forgets all that was arranged; the books stay. */
  reset(): void
  /** Empties the books too, as if just started, and goes on listening: far cheaper than another simulator. */
  startAfresh(): Promise<void>
  books(): Books
}

export function createControl(wechat: Wechat): Control {
  return {
    ...peopleControl(wechat),
    ...notificationControl(wechat),
    ...payControl(wechat),
    ...refundControl(wechat),
    ...raceControl(wechat),
    ...worldControl(wechat),
  }
}

function knownShopper(wechat: Wechat, key: string): Shopper {
  const shopper = findShopper(wechat, key)
  if (!shopper) throw new Error(`no such shopper: ${key}`)
  return shopper
}

function peopleControl(wechat: Wechat) {
  return {
    useShopper(key) {
      wechat.books.currentShopper = knownShopper(wechat, key).key
      wechat.save()
    },
    addShopper(shopper) {
      wechat.books.shoppers.set(shopper.key, shopper)
      wechat.save()
      return openidOf(wechat, shopper)
    },
    openid: (key = wechat.books.currentShopper) => openidOf(wechat, knownShopper(wechat, key)),
    setSnapshot(on) {
      wechat.books.snapshot = on
    },
  } satisfies Partial<Control>
}

function notificationControl(wechat: Wechat) {
  const { arranged } = wechat
  return {
    nextNotification(plan) {
      arranged.notifications.push(plan)
    },
    dropNotifications(count) {
      arranged.drops += count
    },
    holdNotifications() {
      arranged.holding = true
    },
    releaseNotifications: () => releaseParked(wechat),
    resendNotification: (outTradeNo, corruption) => resend(wechat, outTradeNo, corruption),
  } satisfies Partial<Control>
}

function payControl(wechat: Wechat) {
  return {
    fail: (kind, fault, times = 1) => wechat.faults.add(kind, fault, times),
    hold: (kind, when) => wechat.faults.hold(kind, when),
    nextSheet(quirk) {
      wechat.arranged.sheets.push(quirk)
    },
    setUnregisteredTells(word) {
      wechat.arranged.unregisteredTells = word
    },
    setBridgeDelay(ms) {
      wechat.arranged.bridgeDelayMs = ms
    },
    openSheet: ({ params, url, shopper = wechat.books.currentShopper }) =>
      openSheet(wechat, { params, url, shopper: knownShopper(wechat, shopper) }),
    enterPassword: (sheetId, password) => enterPassword(wechat, sheetId, password),
    pay: (outTradeNo) => payAsOrderer(wechat, outTradeNo),
  } satisfies Partial<Control>
}

function worldControl(wechat: Wechat) {
  return {
    async advanceClock(ms) {
      wechat.books.advancedMs += ms
      await wechat.clock.advance(ms)
      wechat.log({ kind: 'control', ok: true, zh: `时钟前进 ${ms / 1000} 秒`, en: `clock +${ms / 1000} s` })
      wechat.save()
    },
    idle: () => wechat.clock.idle(),
    setUpstream(origin) {
      wechat.origins.upstream = origin
    },
    setPayDirectories(directories) {
      wechat.merchant.payDirectories = directories
    },
    reset() {
      wechat.faults.clear()
      // What waited is let go, so that no payment stays untold because of a test that ended early.
      void releaseParked(wechat)
      Object.assign(wechat.arranged, nothingArranged())
      wechat.books.snapshot = false
    },
    async startAfresh() {
      wechat.faults.clear()
      Object.assign(wechat.arranged, nothingArranged())
      // What is under way may still add to the schedule when it ends, hence twice.
      wechat.clock.stop()
      await wechat.clock.idle()
      wechat.clock.stop()
      emptyOut(wechat.books, testShoppers[0].key)
      wechat.save()
    },
    books: () => wechat.books,
  } satisfies Partial<Control>
}
