import type { Fen } from '@/lib/domain/money'
import { Price } from './price'
import styles from './product-card.module.css'

interface Product {
  slug: string
  title: string
  subtitle: string
  picture: string
  fromFen: Fen
  hasSeveralPrices: boolean
  isSoldOut: boolean
}

/** Products side by side, two in a row. */
export function ProductGrid({ products }: { products: readonly Product[] }) {
  return (
    <ul className={styles.grid}>
      {products.map((product, index) => (
        <li key={product.slug}>
          <ProductCard product={product} isFirstScreen={index < 4} />
        </li>
      ))}
    </ul>
  )
}

function ProductCard({ product, isFirstScreen }: { product: Product; isFirstScreen: boolean }) {
  const { slug, title, subtitle, picture, fromFen, hasSeveralPrices, isSoldOut } = product
  return (
    <a className={styles.card} href={`/products/${slug}`}>
      <div className={styles.frame}>
        {/* eslint-disable-next-line @next/next/no-img-element -- drawings: nothing to resize */}
        <img
          className={styles.picture}
          src={picture}
          alt=""
          width="400"
          height="400"
          loading={isFirstScreen ? 'eager' : 'lazy'}
        />
        {isSoldOut && <span className={styles.soldOut}>已售罄</span>}
      </div>
      <div className={styles.text}>
        <p className={styles.title}>{title}</p>
        <p className={styles.subtitle}>{subtitle}</p>
        <Price fen={fromFen} className={styles.price} {...(hasSeveralPrices && { suffix: '起' })} />
      </div>
    </a>
  )
}
