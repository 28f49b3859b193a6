import card from '@/components/card.module.css'
import { Price } from '@/components/price'
import type { RefundView } from '@/lib/mall/refunds'
import { formatTime } from '../../order-words'
import { refundHint, refundSources, refundWord, strayWords } from '../../refund-words'
import styles from './refund.module.css'

/** What became of the refunds that the shopper asked for, newest first. */
export function RefundProgress({ refunds }: { refunds: readonly RefundView[] }) {
  const asked = refunds.filter(({ cause }) => cause === 'requested')
  if (asked.length === 0) return null
  return (
    <section className={card.card} id="refunds">
      <h2 className={card.heading}>退款进度</h2>
      <ul className={styles.refunds}>
        {asked.map((refund) => (
          <li key={refund.outRefundNo}>
            <Refund refund={refund} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Refund({ refund }: { refund: RefundView }) {
  const { state, amountFen, reason, rejectedBecause, requestedAt, endedAt } = refund
  const isOver = state === 'rejected' || state === 'closed'
  return (
    <article>
      <p className={styles.head}>
        <Price fen={amountFen} isPlain />
        <strong className={isOver ? styles.over : styles.word}>{refundWord(refund)}</strong>
      </p>
      <p>{refundHint(refund)}</p>
      {rejectedBecause && <p>商家回复：{rejectedBecause}</p>}
      <p className={styles.note}>退回：{refundSources(refund)}</p>
      <p className={styles.note}>原因：{reason}</p>
      <p className={styles.note}>申请时间 {formatTime(requestedAt)}</p>
      {state === 'succeeded' && endedAt && <p className={styles.note}>退款时间 {formatTime(endedAt)}</p>}
    </article>
  )
}

/** What happened to money that bought nothing: paid twice, or too late. */
export function StrayPayments({ refunds }: { refunds: readonly RefundView[] }) {
  return refunds.map((refund) => {
    const sentence = strayWords(refund)
    return (
      sentence && (
        <p key={refund.outRefundNo} className={styles.stray} role="status">
          {sentence}
        </p>
      )
    )
  })
}
