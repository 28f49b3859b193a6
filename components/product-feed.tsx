'use client'

import { listingHref, pageSize, type Listing } from '@/lib/domain/listing'
import type { GoodsCard, GoodsPage } from '@/lib/domain/goods'
import { intoColumns } from '@/lib/domain/waterfall'
import { catalogueText } from '@/lib/domain/zh-cn'
import { More } from './more'
import { ProductCard } from './product-card'
import cards from './product-card.module.css'
import styles from './product-feed.module.css'
import { useListing } from './use-listing'

interface ProductFeedProps {
  listing: Listing
  first: GoodsPage
  layout: 'grid' | 'waterfall'
}

/**
 * A list that grows as it is scrolled. What it shows stays in the page's address, so that coming back by Back, or
 * reloading, shows the same list at the same place; without its script "more" is a link to that address.
 */
export function ProductFeed({ listing, first, layout }: ProductFeedProps) {
  const { products, hasMore, loading, more } = useListing(listing, first)
  return (
    <>
      {layout === 'grid' ? <Grid products={products} /> : <Waterfall products={products} />}
      {hasMore ? (
        <More href={moreHref(listing, products.length)} loading={loading} more={more} />
      ) : (
        products.length > 0 && <p className={styles.end}>{catalogueText.end}</p>
      )}
    </>
  )
}

/** Without the script: the longer list, at the first product that is new. */
function moreHref(listing: Listing, shown: number): string {
  return `${listingHref(listing, shown + pageSize)}#goods-${shown}`
}

function Grid({ products }: { products: readonly GoodsCard[] }) {
  return (
    <ul className={cards.grid}>
      {products.map((product, index) => item(product, { index, isFree: false }))}
    </ul>
  )
}

function Waterfall({ products }: { products: readonly GoodsCard[] }) {
  const indexOf = new Map(products.map((product, index) => [product.slug, index]))
  const { left, right } = intoColumns(products)
  return (
    <div className={styles.waterfall}>
      {[left, right].map((column, side) => (
        <ul key={side} className={styles.column}>
          {column.map((product) => item(product, { index: indexOf.get(product.slug) ?? 0, isFree: true }))}
        </ul>
      ))}
    </div>
  )
}

function item(product: GoodsCard, { index, isFree }: { index: number; isFree: boolean }) {
  const id = index > 0 && index % pageSize === 0 ? `goods-${index}` : undefined
  return (
    <li key={product.slug} id={id}>
      <ProductCard product={product} isFirstScreen={index < 4} isFree={isFree} />
    </li>
  )
}
