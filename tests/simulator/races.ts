import type { PayCall } from './pay-api'
import { payAsOrderer } from './pay-order'
import type { Fields } from './signing'
import type { Wechat } from './wechat'

/** At which moment of which call the shopper's money moves. */
export interface PayMoment {
  kind: PayCall
  /** `before` the call is judged, or `after` its answer is settled and not yet sent. */
  when: 'before' | 'after'
}

/** Pays the order of this call if that was arranged for this moment. */
export function payIfArranged(wechat: Wechat, { kind, when }: PayMoment, fields: Fields): void {
  const { payMoments } = wechat.arranged
  const index = payMoments.findIndex((moment) => moment.kind === kind && moment.when === when)
  if (index === -1) return
  payMoments.splice(index, 1)
  payAsOrderer(wechat, fields['out_trade_no'] ?? '')
}
