import { scarcityOf, type GoodsCard } from '@/lib/domain/goods'
import { isTall } from '@/lib/domain/waterfall'
import { catalogueText } from '@/lib/domain/zh-cn'
import { Price } from './price'
import styles from './product-card.module.css'

/** Products side by side, two in a row. */
export function ProductGrid({ products }: { products: readonly GoodsCard[] }) {
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

interface ProductCardProps {
  product: GoodsCard
  isFirstScreen: boolean
  /** In a waterfall a card is as high as it likes, and its picture may be tall. */
  isFree?: boolean
}

/** A product with what a shopper must know before the tap: its price, and whether any is left. */
export function ProductCard({ product, isFirstScreen, isFree }: ProductCardProps) {
  const { slug, title, subtitle, picture, fromFen, hasSeveralPrices, stockAvailable } = product
  const left = scarcityOf(stockAvailable)
  const shape = isFree && isTall(slug) ? `${styles.picture} ${styles.tall}` : styles.picture
  return (
    <a className={isFree ? styles.card : `${styles.card} ${styles.even}`} href={`/products/${slug}`}>
      <div className={left === 0 ? `${styles.frame} ${styles.gone}` : styles.frame}>
        {/* eslint-disable-next-line @next/next/no-img-element -- drawings: nothing to resize */}
        <img
          className={shape}
          src={picture}
          alt=""
          width="400"
          height="400"
          loading={isFirstScreen ? 'eager' : 'lazy'}
        />
        {left === 0 && <span className={styles.soldOut}>{catalogueText.soldOut}</span>}
      </div>
      <div className={styles.text}>
        <p className={styles.title}>{title}</p>
        <p className={styles.subtitle}>{subtitle}</p>
        <p className={styles.foot}>
          <Price
            fen={fromFen}
            className={styles.price}
            {...(hasSeveralPrices && { suffix: catalogueText.from })}
          />
          {left !== null && left > 0 && <span className={styles.left}>{catalogueText.left(left)}</span>}
        </p>
      </div>
    </a>
  )
}
