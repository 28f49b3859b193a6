import type { ReactNode } from 'react'
import type { CartLine } from '@/lib/domain/cart-view'
import styles from './cart.module.css'

/** What a line is of, and the way to its page. */
export function Goods({ line, children }: { line: CartLine; children: ReactNode }) {
  const { productSlug, productTitle, skuName, picture } = line
  return (
    <a className={styles.product} href={`/products/${productSlug}`}>
      {/* eslint-disable-next-line @next/next/no-img-element -- drawings: nothing to resize */}
      <img className={styles.picture} src={picture} alt="" width="80" height="80" />
      <div className={styles.text}>
        <h2 className={styles.title}>{productTitle}</h2>
        <p className={styles.sku}>{skuName}</p>
        {children}
      </div>
    </a>
  )
}
