import card from '@/components/card.module.css'
import type { TimelineEntry } from '@/lib/domain/order-timeline'
import { orderText } from '@/lib/domain/zh-cn'
import { formatTime } from '../../order-words'
import styles from './timeline.module.css'

/** What happened to an order, newest first. */
export function OrderTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  if (entries.length === 0) return null
  return (
    <section className={card.card} id="timeline">
      <h2 className={card.heading}>{orderText.history}</h2>
      <ol>
        {entries.map(({ at, title, note }, index) => (
          <li key={index} className={styles.entry}>
            <p className={styles.title}>{title}</p>
            {note && <p className={styles.note}>{note}</p>}
            <time className={styles.at} dateTime={at.toISOString()}>
              {formatTime(at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  )
}
