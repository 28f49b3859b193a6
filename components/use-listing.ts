import { useCallback, useState } from 'react'
import type { GoodsCard, GoodsPage } from '@/lib/domain/goods'
import { listingHref, listingSource, type Listing } from '@/lib/domain/listing'
import { readGoodsPage } from '@/lib/domain/read-goods'
import { fetchJson } from './fetch-json'
import { replaceAddress } from './page-address'
import { moreTimeoutMs, useMore } from './use-more'

/** A listing and its next pages. A page that does not come leaves what is there. */
export function useListing(listing: Listing, first: GoodsPage) {
  const [{ products, hasMore }, setPage] = useState(first)
  const load = useCallback(async () => {
    const { json } = await fetchJson(listingSource(listing, products.length), {}, moreTimeoutMs)
    const next = readGoodsPage(json)
    if (next === null) return false
    const all = [...products, ...newOnes(products, next.products)]
    // A page that brought nothing new would ask for ever.
    setPage({ products: all, hasMore: next.hasMore && all.length > products.length })
    replaceAddress(listingHref(listing, all.length))
    return true
  }, [listing, products])
  return { products, hasMore, ...useMore(load) }
}

/** Goods move in the list while it is read, e.g. to its end when they sell out: none is shown twice. */
function newOnes(shown: readonly GoodsCard[], next: readonly GoodsCard[]): GoodsCard[] {
  const known = new Set(shown.map(({ slug }) => slug))
  return next.filter(({ slug }) => !known.has(slug))
}
