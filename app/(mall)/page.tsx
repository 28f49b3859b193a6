import { ProductGrid } from '@/components/product-card'
import { TabBar } from '@/components/tab-bar'
import { shopName } from '@/lib/domain/shop'
import { listCategories, listProducts } from '@/lib/mall/catalogue'
import { getServer } from '@/lib/server'
import { CategoryNav } from './category-nav'
import styles from './mall.module.css'
import { cartPieces } from './shopper'

export default async function HomePage() {
  const server = getServer()
  const [categories, products, pieces] = await Promise.all([
    listCategories(server),
    listProducts(server),
    cartPieces(),
  ])
  return (
    <>
      <main className={styles.page}>
        <header className={styles.banner}>
          {/* eslint-disable-next-line @next/next/no-img-element -- a drawing: nothing to resize */}
          <img src="/banner.svg" alt="" width="750" height="320" />
          <div className={styles.greeting}>
            <h1>{shopName}</h1>
            <p>日用之物，好好挑选</p>
          </div>
        </header>
        <CategoryNav categories={categories} />
        <h2 className={styles.section}>全部好物</h2>
        <ProductGrid products={products} />
        <p className={styles.end}>已经到底啦</p>
      </main>
      <TabBar active="home" pieces={pieces} />
    </>
  )
}
