import type { ReactNode } from 'react'
import type { CouponTerms } from '@/lib/domain/coupon'
import styles from './coupon-ticket.module.css'
import { amountWord, conditionWords } from './coupon-words'

interface Props {
  title: string
  terms: CouponTerms
  /** How long it can be used, or what became of it. */
  note: string
  /** Used or ended: shown without its colour. */
  isOver?: boolean
  /** What can be done with it. */
  children?: ReactNode
}

/** A coupon, with its amount on the stub. */
export function CouponTicket({ title, terms, note, isOver = false, children }: Props) {
  return (
    <article className={isOver ? `${styles.ticket} ${styles.over}` : styles.ticket}>
      <p className={styles.amount}>{amountWord(terms)}</p>
      <div className={styles.text}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.line}>{conditionWords(terms)}</p>
        <p className={styles.line}>{note}</p>
      </div>
      {children && <div className={styles.act}>{children}</div>}
    </article>
  )
}
