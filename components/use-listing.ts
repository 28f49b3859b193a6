import { useCallback, useRef, useState } from 'react'
import type { GoodsCard, GoodsPage } from '@/lib/domain/goods'
import { listingHref, listingSource, type Listing } from '@/lib/domain/listing'
import { readGoodsPage } from '@/lib/domain/read-goods'

export type Loading = 'idle' | 'busy' | 'failed'

// Longer than the server ever takes: when these pass, the network is to blame.
const timeoutMs = 10_000

/** A listing and its next pages. One request at a time; one that fails leaves what is there, and can be repeated. */
export function useListing(listing: Listing, first: GoodsPage) {
  const [{ products, hasMore }, setPage] = useState(first)
  const [loading, setLoading] = useState<Loading>('idle')
  const isBusy = useRef(false)

  const more = useCallback(() => {
    if (isBusy.current) return
    isBusy.current = true
    setLoading('busy')
    void load()

    async function load() {
      const next = await fetchPage(listingSource(listing, products.length))
      isBusy.current = false
      setLoading(next === null ? 'failed' : 'idle')
      if (next === null) return
      const all = [...products, ...newOnes(products, next.products)]
      // A page that brought nothing new would ask for ever.
      setPage({ products: all, hasMore: next.hasMore && all.length > products.length })
      history.replaceState(history.state, '', listingHref(listing, all.length))
    }
  }, [listing, products])

  return { products, hasMore, loading, more }
}

/** Goods move in the list while it is read, e.g. to its end when they sell out: none is shown twice. */
function newOnes(shown: readonly GoodsCard[], next: readonly GoodsCard[]): GoodsCard[] {
  const known = new Set(shown.map(({ slug }) => slug))
  return next.filter(({ slug }) => !known.has(slug))
}

async function fetchPage(url: string): Promise<GoodsPage | null> {
  // AbortSignal.timeout is missing in WeChat's older WebViews.
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), timeoutMs)
  try {
    const response = await fetch(url, { signal: abort.signal })
    return response.ok ? readGoodsPage(await response.json()) : null
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
