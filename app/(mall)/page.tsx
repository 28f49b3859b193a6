import { FreshOnReturn } from '@/components/fresh-on-return'
import { Notice, Toast } from '@/components/notice'
import { patiently } from '@/components/patiently'
import { ProductFeed } from '@/components/product-feed'
import { PullToRefresh } from '@/components/pull-to-refresh/pull-to-refresh'
import { SearchLink } from '@/components/search-box'
import { Skeleton } from '@/components/skeleton'
import { TabBar } from '@/components/tab-bar'
import { readShown, type Listing } from '@/lib/domain/listing'
import { shopName } from '@/lib/domain/shop'
import { catalogueText, shareText } from '@/lib/domain/zh-cn'
import { listCategories, listGoods } from '@/lib/mall/catalogue'
import { listOffers } from '@/lib/mall/coupons'
import { noticeOf } from '@/lib/mall/notice'
import { getServer } from '@/lib/server'
import { CategoryNav } from './category-nav'
import { CouponStrip } from './coupon-strip'
import styles from './mall.module.css'
import type { PageProps } from './page-props'
import { Share } from './share'
import { cartPieces, currentSession } from './shopper'

const everything: Listing = { category: null, query: null, sort: 'default' }

export default function HomePage({ searchParams }: PageProps) {
  return patiently(home(searchParams), <Skeleton of="goods" />)
}

async function home(searchParams: PageProps['searchParams']) {
  const server = getServer()
  const session = await currentSession()
  const query = await searchParams
  const [categories, goods, offers, pieces] = await Promise.all([
    listCategories(server),
    listGoods(server, everything, { count: readShown(query['shown']) }),
    listOffers(server, session?.user ?? null),
    cartPieces(),
  ])
  return (
    <>
      <PullToRefresh />
      <main className={styles.page}>
        <SearchLink />
        <header className={styles.banner}>
          {/* eslint-disable-next-line @next/next/no-img-element -- a drawing: nothing to resize */}
          <img src="/banner.svg" alt="" width="750" height="320" fetchPriority="high" />
          <div className={styles.greeting}>
            <h1>{shopName}</h1>
            <p>{catalogueText.greeting}</p>
          </div>
        </header>
        <Notice text={noticeOf(query)} />
        {query['claimed'] === '1' && <Toast text={catalogueText.claimedToast} />}
        {query['again'] === '1' && <Toast text={catalogueText.claimAgainToast} />}
        <CategoryNav categories={categories} />
        <CouponStrip offers={offers} now={server.clock.now()} />
        <h2 className={styles.section}>{catalogueText.allGoods}</h2>
        <ProductFeed listing={everything} first={goods} layout="waterfall" />
      </main>
      <Share title={shareText.home(shopName)} text={shareText.homeNote} path="/" />
      <TabBar active="home" pieces={pieces} />
      <FreshOnReturn />
    </>
  )
}
