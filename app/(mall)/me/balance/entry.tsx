import { formatYuan } from '@/lib/domain/money'
import { meText } from '@/lib/domain/zh-cn'
import { orderPath } from '@/lib/mall/paths'
import type { BalanceEntry } from '@/lib/payment/view-balance'
import { formatTime } from '../../order-words'
import styles from './balance.module.css'

const words: Record<BalanceEntry['kind'], string> = meText.entryKinds

/** One movement of the balance. */
export function Entry({ entry }: { entry: BalanceEntry }) {
  const { kind, reason, orderNo, at } = entry
  // A payment may come out of what was held for it; the balance that can be used then stays what it was.
  const isFromHeld = kind === 'payment' && entry.availableFen === 0
  return (
    <article className={styles.entry}>
      <p className={styles.word}>{words[kind]}</p>
      <p className={isFromHeld ? styles.spent : entry.availableFen > 0 ? styles.plus : styles.amount}>
        {amountOf(entry)}
      </p>
      <div className={styles.notes}>
        {kind === 'credit' && <p>{reason}</p>}
        {isFromHeld && <p>{meText.fromHeld}</p>}
        {orderNo && (
          <p>
            <a className={styles.order} href={orderPath(orderNo)}>
              {meText.order(orderNo)}
            </a>
          </p>
        )}
        <time dateTime={at.toISOString()}>{formatTime(at)}</time>
      </div>
    </article>
  )
}

/** Signed when what can be used changed; what was held already is not taken a second time. */
function amountOf({ availableFen, heldFen }: BalanceEntry): string {
  if (availableFen === 0) return `¥${formatYuan(Math.abs(heldFen))}`
  return `${availableFen > 0 ? '+' : '-'}¥${formatYuan(Math.abs(availableFen))}`
}
