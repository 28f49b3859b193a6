import { formatYuan, type Fen } from '@/lib/domain/money'
import styles from './price.module.css'

interface Props {
  fen: Fen
  className?: string | undefined
  suffix?: string
  /** In the colour of the text around it: an amount that is not the one to look at. */
  isPlain?: boolean
}

/** An amount as shops show it: a small ¥, large yuan, small fen. */
export function Price({ fen, className, suffix, isPlain }: Props) {
  const [yuan, cents] = formatYuan(fen).split('.')
  return (
    <span className={[styles.price, isPlain && styles.plain, className].filter(Boolean).join(' ')}>
      <span className={styles.small}>¥</span>
      {yuan}
      <span className={styles.small}>
        .{cents}
        {suffix && <span className={styles.suffix}>{suffix}</span>}
      </span>
    </span>
  )
}
