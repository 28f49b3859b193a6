import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProductGrid } from '@/components/product-card'
import { TabBar } from '@/components/tab-bar'
import { listCategories, listProducts } from '@/lib/mall/catalogue'
import { getServer } from '@/lib/server'
import mall from '../../mall.module.css'
import type { PageProps } from '../../page-props'
import { cartPieces } from '../../shopper'
import styles from './category.module.css'

type Props = PageProps<{ slug: string }>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const category = (await listCategories(getServer())).find((each) => each.slug === slug)
  return category ? { title: category.name } : {}
}

export default async function CategoryPage({ params }: Props) {
  const { slug } = await params
  const server = getServer()
  const [categories, products, pieces] = await Promise.all([
    listCategories(server),
    listProducts(server, slug),
    cartPieces(),
  ])
  const category = categories.find((each) => each.slug === slug)
  if (!category) notFound()
  return (
    <>
      <main className={mall.page}>
        <nav className={styles.shelves} aria-label="商品分类">
          <a href="/">全部</a>
          {categories.map((each) => (
            <a
              key={each.slug}
              href={`/categories/${each.slug}`}
              aria-current={each.slug === slug ? 'page' : undefined}
            >
              {each.name}
            </a>
          ))}
        </nav>
        <h1 className={mall.section}>{category.name}</h1>
        <ProductGrid products={products} />
        <p className={mall.end}>{products.length > 0 ? '已经到底啦' : '这个分类暂时没有商品'}</p>
      </main>
      <TabBar active={null} pieces={pieces} />
    </>
  )
}
