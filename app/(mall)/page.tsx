import { FreshOnReturn } from '@/components/fresh-on-return'
import { Notice, Toast } from '@/components/notice'
import { patiently } from '@/components/patiently'
import { ProductGrid } from '@/components/product-card'
import { PullToRefresh } from '@/components/pull-to-refresh/pull-to-refresh'
import { Skeleton } from '@/components/skeleton'
import { TabBar } from '@/components/tab-bar'
import { shopName } from '@/lib/domain/shop'
import { shareText } from '@/lib/domain/zh-cn'
import { listCategories, listProducts } from '@/lib/mall/catalogue'
import { listOffers } from '@/lib/mall/coupons'
import { noticeOf } from '@/lib/mall/notice'
import { getServer } from '@/lib/server'
import { CategoryNav } from './category-nav'
import { CouponStrip } from './coupon-strip'
import styles from './mall.module.css'
import type { PageProps } from './page-props'
import { Share } from './share'
import { cartPieces, currentSession } from './shopper'

export default function HomePage({ searchParams }: PageProps) {
  return patiently(home(searchParams), <Skeleton of="goods" />)
}

async function home(searchParams: PageProps['searchParams']) {
  const server = getServer()
  const session = await currentSession()
  const query = await searchParams
  const [categories, products, offers, pieces] = await Promise.all([
    listCategories(server),
    listProducts(server),
    listOffers(server, session?.user ?? null),
    cartPieces(),
  ])
  return (
    <>
      <PullToRefresh />
      <main className={styles.page}>
        <header className={styles.banner}>
          {/* eslint-disable-next-line @next/next/no-img-element -- a drawing: nothing to resize */}
          <img src="/banner.svg" alt="" width="750" height="320" />
          <div className={styles.greeting}>
            <h1>{shopName}</h1>
            <p>日用之物，好好挑选</p>
          </div>
        </header>
        <Notice text={noticeOf(query)} />
        {query['claimed'] === '1' && <Toast text="已领取，结算时可用" />}
        <CategoryNav categories={categories} />
        <CouponStrip offers={offers} now={server.clock.now()} />
        <h2 className={styles.section}>全部好物</h2>
        <ProductGrid products={products} />
        <p className={styles.end}>已经到底啦</p>
      </main>
      <Share title={shareText.home(shopName)} text={shareText.homeNote} path="/" />
      <TabBar active="home" pieces={pieces} />
      <FreshOnReturn />
    </>
  )
}
