import card from '@/components/card.module.css'
import { Price } from '@/components/price'
import { Steps } from '@/components/steps'
import { refundPicturePath } from '@/lib/domain/refund-picture'
import { refundPictureText, refundText } from '@/lib/domain/zh-cn'
import type { RefundView } from '@/lib/mall/refunds'
import { refundHint, refundSources, refundWord, strayWords } from '../../refund-words'
import styles from './refund.module.css'
import { refundStepsOf } from './refund-steps'

/** What became of the refunds that the shopper asked for, newest first. */
export function RefundProgress({ refunds }: { refunds: readonly RefundView[] }) {
  const asked = refunds.filter(({ cause }) => cause === 'requested')
  if (asked.length === 0) return null
  return (
    <section className={card.card} id="refunds">
      <h2 className={card.heading}>{refundText.progress}</h2>
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
  const { state, amountFen, reason, rejectedBecause, pictureIds } = refund
  const isOver = state === 'rejected' || state === 'closed'
  return (
    <article>
      <p className={styles.head}>
        <Price fen={amountFen} isPlain />
        <strong className={isOver ? styles.over : styles.word}>{refundWord(refund)}</strong>
      </p>
      <div className={styles.steps}>
        <Steps label={refundText.steps} steps={refundStepsOf(refund)} />
      </div>
      <p>{refundHint(refund)}</p>
      {rejectedBecause && <p>{refundText.reply(rejectedBecause)}</p>}
      <p className={styles.note}>{refundText.goesTo(refundSources(refund))}</p>
      <p className={styles.note}>{refundText.because(reason)}</p>
      {pictureIds.length > 0 && <Pictures ids={pictureIds} />}
    </article>
  )
}

function Pictures({ ids }: { ids: readonly string[] }) {
  return (
    <ul className={styles.shown}>
      {ids.map((id, index) => (
        <li key={id}>
          <a href={refundPicturePath(id)}>
            {/* eslint-disable-next-line @next/next/no-img-element -- the shopper's own, shown to them alone */}
            <img
              className={styles.thumb}
              src={refundPicturePath(id)}
              alt={refundPictureText.picture(index + 1)}
              width="72"
              height="72"
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
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
