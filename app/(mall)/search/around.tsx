import type { ReactNode } from 'react'
import { ProductGrid } from '@/components/product-card'
import { catalogueText } from '@/lib/domain/zh-cn'
import { listCategories, listGoods } from '@/lib/mall/catalogue'
import { getServer } from '@/lib/server'
import { CategoryNav } from '../category-nav'
import mall from '../mall.module.css'
import styles from './search.module.css'

const suggestions = 6

/** Before anything was searched for: what was searched for last, and the shelves. */
export async function Start({ recent }: { recent: ReactNode }) {
  return (
    <>
      <h1 className={styles.hidden}>{catalogueText.searchTitle}</h1>
      {recent}
      <h2 className={mall.section}>{catalogueText.browse}</h2>
      <CategoryNav categories={await listCategories(getServer())} />
    </>
  )
}

/** What to do when nothing was found, and something to look at. */
export async function NothingFound({ query }: { query: string }) {
  const server = getServer()
  const [categories, { products }] = await Promise.all([
    listCategories(server),
    listGoods(server, { category: null, query: null, sort: 'new' }, { count: suggestions }),
  ])
  return (
    <>
      <section className={styles.nothing}>
        <h1 className={styles.sorry}>{catalogueText.nothingFound(query)}</h1>
        <p className={styles.help}>{catalogueText.nothingFoundHelp}</p>
      </section>
      <CategoryNav categories={categories} />
      <h2 className={mall.section}>{catalogueText.suggestions}</h2>
      <ProductGrid products={products} />
    </>
  )
}
