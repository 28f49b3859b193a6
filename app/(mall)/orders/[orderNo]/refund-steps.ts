import type { Step } from '@/components/steps'
import { refundText } from '@/lib/domain/zh-cn'
import type { RefundView } from '@/lib/mall/refunds'
import { formatShortTime } from '../../order-words'

type Timed = Pick<RefundView, 'state' | 'requestedAt' | 'decidedAt' | 'sentAt' | 'endedAt'>

// Asked, decided, on its way, arrived: how far each state is.
const stations = {
  requested: ['done', 'current', 'to_come', 'to_come'],
  rejected: ['done', 'failed', 'to_come', 'to_come'],
  approved: ['done', 'done', 'current', 'to_come'],
  processing: ['done', 'done', 'current', 'to_come'],
  abnormal: ['done', 'done', 'done', 'failed'],
  closed: ['done', 'done', 'done', 'failed'],
  succeeded: ['done', 'done', 'done', 'done'],
} as const satisfies Record<RefundView['state'], readonly Step['state'][]>

/** A refund's stations with their times. */
export function refundStepsOf({ state, requestedAt, decidedAt, sentAt, endedAt }: Timed): Step[] {
  const { requested, decided, processing, arrived } = refundText.step
  const isArrived = state === 'succeeded'
  const times = [
    { word: requested, at: requestedAt },
    { word: decided, at: decidedAt },
    // What the balance pays back is never sent anywhere.
    { word: processing, at: sentAt },
    { word: arrived, at: isArrived ? endedAt : null },
  ]
  return times.map(({ word, at }, index) => ({
    word,
    state: stations[state][index] ?? 'to_come',
    time: at && formatShortTime(at),
  }))
}
