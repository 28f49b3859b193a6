import type { Metadata } from 'next'
import { patiently } from '@/components/patiently'
import { ProductFeed } from '@/components/product-feed'
import { SearchForm } from '@/components/search-box'
import { Skeleton } from '@/components/skeleton'
import { TabBar } from '@/components/tab-bar'
import { readQuery, readShown, readSort, type Listing } from '@/lib/domain/listing'
import { catalogueText } from '@/lib/domain/zh-cn'
import { listGoods } from '@/lib/mall/catalogue'
import { getServer } from '@/lib/server'
import mall from '../mall.module.css'
import type { PageProps } from '../page-props'
import { cartPieces } from '../shopper'
import { SortTabs } from '../sort-tabs'
import { NothingFound, Start } from './around'
import { RecentSearches } from './recent-searches'

export const metadata: Metadata = { title: catalogueText.searchTitle }

export default function SearchPage({ searchParams }: PageProps) {
  return patiently(search(searchParams), <Skeleton of="goods" />)
}

async function search(searchParams: PageProps['searchParams']) {
  const parameters = await searchParams
  const query = readQuery(parameters['q'])
  const listing = { category: null, query, sort: readSort(parameters['sort']) }
  return (
    <>
      <main className={mall.page}>
        <SearchForm query={query} />
        {query === '' ? (
          <Start recent={<RecentSearches />} />
        ) : (
          await results(listing, { query, count: readShown(parameters['shown']) })
        )}
      </main>
      <TabBar active={null} pieces={await cartPieces()} />
    </>
  )
}

async function results(listing: Listing, { query, count }: { query: string; count: number }) {
  const goods = await listGoods(getServer(), listing, { count })
  if (goods.products.length === 0) return <NothingFound query={query} />
  return (
    <>
      <SortTabs listing={listing} />
      <h1 className={mall.section}>{catalogueText.searchResult(query)}</h1>
      <ProductFeed listing={listing} first={goods} layout="grid" />
      <RecentSearches found={query} />
    </>
  )
}
