import { formatYuan } from '@/lib/domain/money'
import { orderPath } from '@/lib/mall/paths'
import type { BalanceEntry } from '@/lib/payment/view-balance'
import { formatTime } from '../../order-words'
import styles from './balance.module.css'

const words = {
  credit: '充值/补偿',
  hold: '付款冻结',
  release: '解冻',
  payment: '付款',
  refund_balance: '退款',
} as const satisfies Record<BalanceEntry['kind'], string>

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
        {isFromHeld && <p>从冻结的余额中支付</p>}
        {orderNo && (
          <p>
            <a className={styles.order} href={orderPath(orderNo)}>
              订单 {orderNo}
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
