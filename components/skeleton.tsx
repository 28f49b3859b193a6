import { waitingText } from '@/lib/domain/zh-cn'
import styles from './skeleton.module.css'

/** The outline of a page that is on its way, and a word once that has taken some seconds: by CSS alone. */
export function Skeleton({ of }: { of: 'goods' | 'rows' }) {
  return (
    <div className={styles.skeleton} role="status">
      <span className={styles.spoken}>{waitingText.loading}</span>
      <div className={styles.head} />
      <div className={styles.line} />
      {of === 'goods' ? (
        <div className={styles.pair}>
          <div className={styles.tile} />
          <div className={styles.tile} />
          <div className={styles.tile} />
          <div className={styles.tile} />
        </div>
      ) : (
        <>
          <div className={styles.row} />
          <div className={styles.row} />
          <div className={styles.row} />
        </>
      )}
      <p className={styles.slow}>{waitingText.slow}</p>
    </div>
  )
}
