import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Empty } from '@/components/empty'
import { searchIcon } from '@/components/icons/search'
import { patiently } from '@/components/patiently'
import { ProductFeed } from '@/components/product-feed'
import { SearchLink } from '@/components/search-box'
import { Skeleton } from '@/components/skeleton'
import { TabBar } from '@/components/tab-bar'
import { readShown, readSort } from '@/lib/domain/listing'
import { catalogueText, sharedText } from '@/lib/domain/zh-cn'
import { listCategories, listGoods } from '@/lib/mall/catalogue'
import { getServer } from '@/lib/server'
import mall from '../../mall.module.css'
import type { PageProps } from '../../page-props'
import { cartPieces } from '../../shopper'
import { SortTabs } from '../../sort-tabs'
import styles from './category.module.css'

type Props = PageProps<{ slug: string }>

const allCategories = cache(() => listCategories(getServer()))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const category = (await allCategories()).find((each) => each.slug === slug)
  return category ? { title: category.name } : {}
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const { slug } = await params
  const category = (await allCategories()).find((each) => each.slug === slug)
  if (!category) notFound()
  return patiently(shelf(category, await searchParams), <Skeleton of="goods" />)
}

async function shelf(category: { slug: string; name: string }, query: Awaited<Props['searchParams']>) {
  const listing = { category: category.slug, query: null, sort: readSort(query['sort']) }
  const [categories, goods, pieces] = await Promise.all([
    allCategories(),
    listGoods(getServer(), listing, { count: readShown(query['shown']) }),
    cartPieces(),
  ])
  return (
    <>
      <main className={mall.page}>
        <SearchLink />
        <nav className={styles.shelves} aria-label={catalogueText.categories}>
          <a href="/">{catalogueText.allCategories}</a>
          {categories.map((each) => (
            <a
              key={each.slug}
              href={`/categories/${each.slug}`}
              aria-current={each.slug === category.slug ? 'page' : undefined}
            >
              {each.name}
            </a>
          ))}
        </nav>
        <SortTabs listing={listing} />
        <h1 className={mall.section}>{category.name}</h1>
        {goods.products.length > 0 ? (
          <ProductFeed listing={listing} first={goods} layout="grid" />
        ) : (
          <Empty icon={searchIcon} text={catalogueText.emptyCategory} href="/" label={sharedText.backHome} />
        )}
      </main>
      <TabBar active={null} pieces={pieces} />
    </>
  )
}
