import { standingOf, type Standing } from '@/lib/domain/cashier-view'
import type { CloseReason } from '@/lib/domain/order'
import type { Cashier, Notice } from './flow'

export interface Message {
  look: 'paid' | 'waiting' | 'closed'
  title: string
  text: string
}

const messages = {
  paid: { look: 'paid', title: '支付成功', text: '商家会尽快为您发货。' },
  confirming: { look: 'waiting', title: '支付结果确认中', text: '通常只要几秒，请不要重复支付。' },
  unsure: { look: 'waiting', title: '暂未查到支付结果', text: '请稍后在订单中查看，不要重复支付。' },
  expired: { look: 'closed', title: '订单已超过支付时间', text: '没有扣款，请重新下单。' },
} as const satisfies Record<Exclude<Standing, 'payable' | 'closed'> | 'unsure', Message>

// Money for a closed order goes back by itself, or, where it ran out of time only, may still buy its goods.
const closed = {
  cancelled: {
    look: 'closed',
    title: '订单已取消',
    text: '如果您已经付款，款项会自动原路退回。如需购买请重新下单。',
  },
  expired: {
    look: 'closed',
    title: '订单已超时关闭',
    text: '如果您已经付款，请稍后在订单中查看：会为您保留订单，或自动原路退款。如需购买请重新下单。',
  },
} as const satisfies Record<CloseReason, Message>

/** What fills the page in place of the button, or null while there is one (or the pay sheet is open). */
export function messageOf({ step, view }: Cashier): Message | null {
  if (step.name === 'confirming' || step.name === 'unsure') return messages[step.name]
  const standing = standingOf(view)
  if (step.name !== 'ended' || standing === 'payable') return null
  return standing === 'closed' ? closed[view.closeReason ?? 'expired'] : messages[standing]
}

/** The sentence beside the button: what happened, whether money moved, what to do. */
export function sentenceOf(notice: Notice): string {
  switch (notice.kind) {
    case 'not_paid':
      // Never "you cancelled": an unregistered 授权目录 arrives as cancel on some phones.
      return '未支付，订单仍为您保留，可以再次支付。如果没有出现微信付款窗口，请联系商家。'
    case 'not_permitted':
      return '当前页面无法使用微信支付，没有扣款。请退出后从公众号或聊天中重新进入；仍不行请联系商家。'
    case 'bridge_missing':
      return '微信支付没有打开，没有扣款。请检查网络后刷新页面，或退出后从微信重新进入。'
    case 'unreachable':
      return '网络不太顺畅，微信支付没有打开，没有扣款。请检查网络后再试。'
    case 'refused':
      return notice.requestId === '' ? notice.message : `${notice.message}（编号 ${notice.requestId}）`
  }
}
