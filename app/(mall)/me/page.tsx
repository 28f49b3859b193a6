import type { Metadata } from 'next'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { OpenInWechat } from '@/components/open-in-wechat'
import { RowLink } from '@/components/row-link'
import { TabBar } from '@/components/tab-bar'
import { readWallet } from '@/lib/mall/coupons'
import { readProfile, type Profile } from '@/lib/mall/profile'
import { formatYuan } from '@/lib/domain/money'
import { viewBalance } from '@/lib/payment/view-balance'
import { getServer } from '@/lib/server'
import mall from '../mall.module.css'
import { cartPieces, requireShopper } from '../shopper'
import styles from './me.module.css'

export const metadata: Metadata = { title: '我的' }

export default async function MePage() {
  const { user, openInWechat } = await requireShopper('/me')
  if (!user) return <OpenInWechat url={openInWechat} />
  const server = getServer()
  const [profile, { balance }, { usable }] = await Promise.all([
    readProfile(server, user.id),
    viewBalance(server, { userId: user.id }),
    readWallet(server, user.id),
  ])
  return (
    <>
      <main className={mall.page}>
        <Header profile={profile} />
        <nav className={styles.rows} aria-label="我的">
          <RowLink href="/orders" text="我的订单" note="查看全部" />
          <RowLink href="/me/balance" text="余额" note={`¥${formatYuan(balance.availableFen)}`} />
          <RowLink href="/me/coupons" text="优惠券" note={`${usable.length} 张可用`} />
          <RowLink href="/me/addresses" text="收货地址" />
          <RowLink href="/cart" text="购物车" />
        </nav>
        <form method="post" action="/api/session/end">
          <button className={styles.leave} type="submit">
            退出登录
          </button>
        </form>
      </main>
      <TabBar active="me" pieces={await cartPieces()} />
      <FreshOnReturn />
    </>
  )
}

function Header({ profile: { nickname, avatarUrl } }: { profile: Profile }) {
  return (
    <header className={styles.header}>
      {/* eslint-disable-next-line @next/next/no-img-element -- WeChat's own picture, at WeChat's address */}
      <img className={styles.avatar} src={avatarUrl ?? '/icon.svg'} alt="" width="64" height="64" />
      <div className={styles.who}>
        <h1 className={styles.name}>{nickname ?? '微信用户'}</h1>
        {nickname === null && (
          <a className={styles.ask} href="/pay/oauth?returnTo=/me&scope=snsapi_userinfo">
            使用微信头像昵称
          </a>
        )}
      </div>
    </header>
  )
}
