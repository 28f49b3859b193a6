import type { Metadata } from 'next'
import button from '@/components/button.module.css'
import { CouponTicket } from '@/components/coupon-ticket'
import { validityWords } from '@/components/coupon-words'
import { Empty } from '@/components/empty'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { couponIcon } from '@/components/icons/coupon'
import { OpenInWechat } from '@/components/open-in-wechat'
import { TabBar } from '@/components/tab-bar'
import { Tabs, type Tab } from '@/components/tabs'
import { couponText } from '@/lib/domain/zh-cn'
import { readWallet, type Coupon, type Wallet } from '@/lib/mall/coupons'
import { getServer } from '@/lib/server'
import mall from '../../mall.module.css'
import type { PageProps } from '../../page-props'
import { cartPieces, requireShopper } from '../../shopper'
import styles from './coupons.module.css'

export const metadata: Metadata = { title: couponText.title }

const shelves = [
  { key: 'usable', label: couponText.usable, href: '/me/coupons', empty: couponText.noneUsable },
  { key: 'used', label: couponText.used, href: '/me/coupons?show=used', empty: couponText.noneUsed },
  { key: 'ended', label: couponText.ended, href: '/me/coupons?show=ended', empty: couponText.noneEnded },
] as const satisfies ReadonlyArray<Tab & { key: keyof Wallet; empty: string }>

export default async function CouponsPage({ searchParams }: PageProps) {
  const { show } = await searchParams
  const shelf = shelves.find(({ key }) => key === show) ?? shelves[0]
  const { user, openInWechat } = await requireShopper(shelf.href)
  if (!user) return <OpenInWechat url={openInWechat} />
  const server = getServer()
  const wallet = await readWallet(server, user.id)
  const coupons = wallet[shelf.key]
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>{couponText.title}</h1>
        <Tabs label={couponText.shelves} active={shelf.key} tabs={shelves} />
        {coupons.length === 0 && (
          <Empty icon={couponIcon} text={shelf.empty} href="/#coupons" label={couponText.toClaim} />
        )}
        <ul className={styles.coupons}>
          {coupons.map((coupon) => (
            <li key={coupon.couponId}>
              <Ticket coupon={coupon} shelf={shelf.key} now={server.clock.now()} />
            </li>
          ))}
        </ul>
      </main>
      <TabBar active="me" pieces={await cartPieces()} />
      <FreshOnReturn />
    </>
  )
}

function Ticket({ coupon, shelf, now }: { coupon: Coupon; shelf: keyof Wallet; now: Date }) {
  const { title, orderNo } = coupon
  const isOver = shelf !== 'usable'
  return (
    <CouponTicket title={title} terms={coupon} note={validityWords(coupon, now)} isOver={isOver}>
      {shelf === 'usable' && (
        <a className={`${button.plain} ${button.small}`} href="/" aria-label={couponText.useThis(title)}>
          {couponText.use}
        </a>
      )}
      {orderNo && (
        <a className={`${button.plain} ${button.small}`} href={`/orders/${orderNo}`}>
          {couponText.toOrder}
        </a>
      )}
    </CouponTicket>
  )
}
