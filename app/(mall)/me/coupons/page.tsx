import type { Metadata } from 'next'
import button from '@/components/button.module.css'
import { CouponTicket } from '@/components/coupon-ticket'
import { validityWords } from '@/components/coupon-words'
import { Empty } from '@/components/empty'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { OpenInWechat } from '@/components/open-in-wechat'
import { TabBar } from '@/components/tab-bar'
import { readWallet, type Coupon, type Wallet } from '@/lib/mall/coupons'
import { getServer } from '@/lib/server'
import mall from '../../mall.module.css'
import type { PageProps } from '../../page-props'
import { cartPieces, requireShopper } from '../../shopper'
import styles from './coupons.module.css'

export const metadata: Metadata = { title: '我的优惠券' }

const shelves = [
  { name: 'usable', label: '可用', path: '/me/coupons', empty: '没有可用的优惠券' },
  { name: 'used', label: '已用', path: '/me/coupons?show=used', empty: '还没有用过优惠券' },
  { name: 'ended', label: '过期', path: '/me/coupons?show=ended', empty: '没有过期的优惠券' },
] as const satisfies ReadonlyArray<{ name: keyof Wallet; label: string; path: string; empty: string }>

export default async function CouponsPage({ searchParams }: PageProps) {
  const { user, openInWechat } = await requireShopper('/me/coupons')
  if (!user) return <OpenInWechat url={openInWechat} />
  const server = getServer()
  const wallet = await readWallet(server, user.id)
  const { show } = await searchParams
  const shelf = shelves.find(({ name }) => name === show) ?? shelves[0]
  const coupons = wallet[shelf.name]
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>我的优惠券</h1>
        <nav className={styles.shelves} aria-label="优惠券状态">
          {shelves.map(({ name, label, path }) => (
            <a key={name} href={path} aria-current={name === shelf.name ? 'page' : undefined}>
              {label}（{wallet[name].length}）
            </a>
          ))}
        </nav>
        {coupons.length === 0 && <Empty icon="coupon" text={shelf.empty} href="/#coupons" label="去领券" />}
        <ul className={styles.coupons}>
          {coupons.map((coupon) => (
            <li key={coupon.couponId}>
              <Ticket coupon={coupon} shelf={shelf.name} now={server.clock.now()} />
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
        <a className={`${button.plain} ${button.small}`} href="/" aria-label={`去使用 ${title}`}>
          去使用
        </a>
      )}
      {orderNo && (
        <a className={`${button.plain} ${button.small}`} href={`/orders/${orderNo}`}>
          查看订单
        </a>
      )}
    </CouponTicket>
  )
}
