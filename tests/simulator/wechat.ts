import type { SimulatorClock } from './clock'
import { keep, type Books, type LogLine, type NotifyJob } from './books'
import { writeBooks } from './books-file'
import { createFaults, type Faults } from './faults'
import type { NotifyPlan } from './notify-plan'
import type { Merchant } from './options'
import type { CouponUse } from './pay-order'
import type { PayMoment } from './races'
import type { RefundPlan } from './refund-plan'
import type { BridgeQuirk } from './sheets'

/** WeChat as one value: what it knows, what time it is, and what has been arranged to go wrong. */
export interface Wechat {
  merchant: Merchant
  clock: SimulatorClock
  books: Books
  faults: Faults
  arranged: Arranged
  /** Whether `/secapi/` asks for the merchant's certificate. */
  certificateRequired: boolean
  origins: { wechat: string; browser: string; phone: string; upstream: string }
  save(): void
  log(line: Omit<LogLine, 'at'>): void
  watch(listener: (line: LogLine) => void): () => void
}

/** What tests have arranged; it does not outlive the simulator. */
export interface Arranged {
  /** One plan for each of the next payments. */
  notifications: NotifyPlan[]
  /** The coupons of each of the next payments. */
  coupons: CouponUse[][]
  /** One plan for each of the next refunds. */
  refunds: RefundPlan[]
  /** Moments at which an order is paid. */
  payMoments: PayMoment[]
  /** Which of the next queries are answered by a replica that has not heard yet. */
  lags: Record<'orderquery' | 'refundquery', ('lagging' | 'current')[]>
  /** What the merchant's account can give back; null: anything. */
  fundsFen: number | null
  /** How far apart two requests to refund one order must be: WeChat asks for a minute. */
  refundPaceMs: number
  /** One quirk for each of the next pay sheets. */
  sheets: BridgeQuirk[]
  /** So many of the next deliveries vanish on the way. */
  drops: number
  /** While true nothing is delivered; what falls due waits in `parked`. */
  holding: boolean
  parked: NotifyJob[]
  /** What the page is told from an unregistered directory: phones differ. */
  unregisteredTells: 'fail' | 'cancel'
  /** How long after the page begins the bridge appears; null: never. */
  bridgeDelayMs: number | null
}

export function nothingArranged(): Arranged {
  return {
    notifications: [],
    coupons: [],
    refunds: [],
    payMoments: [],
    lags: { orderquery: [], refundquery: [] },
    fundsFen: null,
    refundPaceMs: 0,
    sheets: [],
    drops: 0,
    holding: false,
    parked: [],
    unregisteredTells: 'fail',
    bridgeDelayMs: 120,
  }
}

export interface WechatParts {
  merchant: Merchant
  clock: SimulatorClock
  books: Books
  upstream: string
  stateFile: string | undefined
  certificateRequired: boolean
}

export function createWechat({ stateFile, upstream, ...parts }: WechatParts): Wechat {
  const { books, clock } = parts
  const listeners = new Set<(line: LogLine) => void>()
  return {
    ...parts,
    faults: createFaults(),
    arranged: nothingArranged(),
    origins: { wechat: '', browser: '', phone: '', upstream },
    save() {
      if (stateFile) writeBooks(stateFile, books)
    },
    log(line) {
      const stamped = { at: clock.now(), ...line }
      keep(books.log, stamped, 300)
      for (const listener of listeners) listener(stamped)
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
