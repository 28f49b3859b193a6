'use client'

import { listingHref, pageSize, type Listing } from '@/lib/domain/listing'
import type { GoodsCard, GoodsPage } from '@/lib/domain/goods'
import { sidesOf } from '@/lib/domain/waterfall'
import { catalogueText } from '@/lib/domain/zh-cn'
import { More, NoMore } from './more'
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
        products.length > 0 && <NoMore text={catalogueText.end} />
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
      {products.map((product, index) => (
        <li key={product.slug} id={idOf(index)}>
          <ProductCard product={product} isFirstScreen={index < 4} />
        </li>
      ))}
    </ul>
  )
}

/** Two columns to the eye, one list to whoever has it read aloud or goes through it by Tab. */
function Waterfall({ products }: { products: readonly GoodsCard[] }) {
  const sides = sidesOf(products)
  return (
    <ul className={styles.waterfall}>
      {products.map((product, index) => (
        <li key={product.slug} id={idOf(index)} className={styles[sides[index] ?? 'left']}>
          <ProductCard product={product} isFirstScreen={index < 4} isFree />
        </li>
      ))}
    </ul>
  )
}

/** Of the first product of a further page, where the link to it leads. */
function idOf(index: number): string | undefined {
  return index > 0 && index % pageSize === 0 ? `goods-${index}` : undefined
}
