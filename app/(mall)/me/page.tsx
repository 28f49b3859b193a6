import type { Metadata } from 'next'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { pinIcon } from '@/components/icons/pin'
import { serviceIcon } from '@/components/icons/service'
import { shieldIcon } from '@/components/icons/shield'
import { OpenInWechat } from '@/components/open-in-wechat'
import { RowLink } from '@/components/row-link'
import { TabBar } from '@/components/tab-bar'
import { loginPath } from '@/lib/domain/login-path'
import { formatYuan, type Fen } from '@/lib/domain/money'
import { meText } from '@/lib/domain/zh-cn'
import { readWallet } from '@/lib/mall/coupons'
import { countOrders } from '@/lib/mall/orders'
import { readProfile, type Profile } from '@/lib/mall/profile'
import { viewBalance } from '@/lib/payment/view-balance'
import { getServer } from '@/lib/server'
import mall from '../mall.module.css'
import { cartPieces, requireShopper } from '../shopper'
import styles from './me.module.css'
import { OrderShortcuts } from './order-shortcuts'

export const metadata: Metadata = { title: meText.title }

export default async function MePage() {
  const { user, openInWechat } = await requireShopper('/me')
  if (!user) return <OpenInWechat url={openInWechat} />
  const server = getServer()
  const [profile, { balance }, { usable }, counts] = await Promise.all([
    readProfile(server, user.id),
    viewBalance(server, { userId: user.id }),
    readWallet(server, user.id),
    countOrders(server, user.id),
  ])
  return (
    <>
      <main className={mall.page}>
        <Header profile={profile} />
        <OrderShortcuts counts={counts} />
        <Wallet availableFen={balance.availableFen} coupons={usable.length} />
        <nav className={styles.rows} aria-label={meText.tools}>
          <RowLink icon={pinIcon} href="/me/addresses" text={meText.addresses} />
          <RowLink icon={serviceIcon} href="/me/service" text={meText.service} />
          <RowLink icon={shieldIcon} href="/me/privacy" text={meText.privacy} />
        </nav>
        <form method="post" action="/api/session/end">
          <button className={styles.leave} type="submit">
            {meText.leave}
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
        <h1 className={styles.name}>{nickname ?? meText.nobody}</h1>
        <a className={styles.ask} href={`${loginPath('/me')}&scope=snsapi_userinfo`}>
          {nickname === null ? meText.askProfile : meText.updateProfile}
        </a>
      </div>
    </header>
  )
}

/** What the shopper can pay with. */
function Wallet({ availableFen, coupons }: { availableFen: Fen; coupons: number }) {
  return (
    <nav className={styles.wallet} aria-label={`${meText.balance}、${meText.coupons}`}>
      <a className={styles.purse} href="/me/balance">
        <span className={styles.figure}>¥{formatYuan(availableFen)}</span>
        <span className={styles.label}>{meText.balance}</span>
      </a>
      <a className={styles.purse} href="/me/coupons">
        <span className={styles.figure}>{meText.usableCoupons(coupons)}</span>
        <span className={styles.label}>{meText.coupons}</span>
      </a>
    </nav>
  )
}
