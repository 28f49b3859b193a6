import type { Fen } from '@/lib/domain/money'
import styles from './goods-list.module.css'
import { Price } from './price'

export interface Goods {
  productTitle: string
  skuName: string
  picture: string
  unitPriceFen: Fen
  quantity: number
  /** Why it cannot be ordered as it stands. */
  problem?: string | null
  /** Where there is more about it. */
  href?: string
}

/** What is being bought, line by line. */
export function GoodsList({ goods }: { goods: readonly Goods[] }) {
  return (
    <ul className={styles.list}>
      {goods.map((line, index) => (
        <li key={index} className={styles.line}>
          {/* eslint-disable-next-line @next/next/no-img-element -- drawings: nothing to resize */}
          <img className={styles.picture} src={line.picture} alt="" width="72" height="72" loading="lazy" />
          <div className={styles.text}>
            <p className={styles.title}>
              {line.href ? (
                <a className={styles.link} href={line.href}>
                  {line.productTitle}
                </a>
              ) : (
                line.productTitle
              )}
            </p>
            <p className={styles.sku}>{line.skuName}</p>
            {line.problem && <p className={styles.problem}>{line.problem}</p>}
          </div>
          <div className={styles.amount}>
            <Price fen={line.unitPriceFen} isPlain />
            <p className={styles.quantity}>×{line.quantity}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
