import { keep, type Delivery } from './books'
import type { Letter } from './letter'
import { postXml } from './post'
import type { Wechat } from './wechat'
import { readXml } from './xml'

const answerWithinMs = 5000

/** Brings one copy to the merchant, unless it is to vanish on the way; `attempt` is null for one sent by hand. */
export async function deliver(wechat: Wechat, letter: Letter, attempt: number | null): Promise<Delivery> {
  const { arranged, books, clock, origins } = wechat
  const delivery: Delivery = { ...letter, attempt, at: clock.now(), outcome: 'dropped', ms: 0 }
  const startedAt = performance.now()
  if (arranged.drops > 0) arranged.drops -= 1
  else {
    const { url, body } = letter
    // The browser's origin stands for the shop's public one; from outside it leads to the shop as well.
    const via = new URL(url).origin === origins.browser ? { via: origins.upstream } : {}
    const posted = await postXml({ url, ...via, body, timeoutMs: answerWithinMs })
    Object.assign(delivery, judge(posted))
  }
  delivery.ms = Math.round(performance.now() - startedAt)
  keep(books.deliveries, delivery, 5000)
  tell(wechat, delivery)
  return delivery
}

/** Accepted is HTTP 200 and an XML whose return_code is SUCCESS (chapter 9_7); all else is sent again. */
function judge(posted: Awaited<ReturnType<typeof postXml>>): Pick<Delivery, 'outcome' | 'status' | 'answer'> {
  if (posted.outcome !== 'answered') return { outcome: posted.outcome }
  const { status, body } = posted
  const accepted = status === 200 && readXml(body)?.['return_code'] === 'SUCCESS'
  return { outcome: accepted ? 'accepted' : 'refused', status, answer: body.slice(0, 1000) }
}

function tell(wechat: Wechat, delivery: Delivery): void {
  const { attempt, outcome, status, ms, out_trade_no, out_refund_no } = delivery
  const zhCount = attempt === null ? '手动重发' : `第 ${attempt + 1} 次`
  const enCount = attempt === null ? 'sent by hand' : `attempt ${attempt + 1}`
  const result = `${status ?? ''} ${outcome} ${ms} ms`.trim()
  const number = out_refund_no ?? out_trade_no
  wechat.log({
    kind: 'notify',
    ok: outcome === 'accepted',
    zh: `${out_refund_no ? '退款' : '支付'}通知（${zhCount}）${number} → ${result}`,
    en: `${out_refund_no ? 'refund ' : ''}notification (${enCount}) ${number} → ${result}`,
  })
}
