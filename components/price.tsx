import { formatYuan, type Fen } from '@/lib/domain/money'
import styles from './price.module.css'

/** An amount as shops show it: a small ¥, large yuan, small fen. */
export function Price({
  fen,
  className,
  suffix,
}: {
  fen: Fen
  className?: string | undefined
  suffix?: string
}) {
  const [yuan, cents] = formatYuan(fen).split('.')
  return (
    <span className={className ? `${styles.price} ${className}` : styles.price}>
      <span className={styles.small}>¥</span>
      {yuan}
      <span className={styles.small}>
        .{cents}
        {suffix && <span className={styles.suffix}>{suffix}</span>}
      </span>
    </span>
  )
}
