import type { Metadata } from 'next'
import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { Empty } from '@/components/empty'
import { Notice } from '@/components/notice'
import { OpenInWechat } from '@/components/open-in-wechat'
import { listAddresses, type SavedAddress } from '@/lib/mall/addresses'
import { noticeOf } from '@/lib/mall/notice'
import { getServer } from '@/lib/server'
import mall from '../../mall.module.css'
import type { PageProps } from '../../page-props'
import { requireShopper } from '../../shopper'
import styles from './addresses.module.css'

export const metadata: Metadata = { title: '收货地址' }

export default async function AddressesPage({ searchParams }: PageProps) {
  const { user, openInWechat } = await requireShopper('/me/addresses')
  if (!user) return <OpenInWechat url={openInWechat} />
  const addresses = await listAddresses(getServer(), user.id)
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>收货地址</h1>
        <Notice text={noticeOf(await searchParams)} />
        {addresses.length === 0 && <Empty icon="pin" text="还没有收货地址" href="/me" label="返回" />}
        {addresses.map((address) => (
          <AddressCard key={address.id} address={address} />
        ))}
      </main>
      <BottomBar>
        <a className={`${button.primary} ${button.wide}`} href="/me/addresses/new">
          新增收货地址
        </a>
      </BottomBar>
    </>
  )
}

function AddressCard({ address }: { address: SavedAddress }) {
  const { id, recipient, phone, region, detail, isDefault } = address
  return (
    <article className={card.card}>
      <h2 className={styles.who}>
        {recipient} {phone}
      </h2>
      <p className={styles.where}>
        {region} {detail}
      </p>
      <div className={styles.acts}>
        {isDefault ? (
          <span className={styles.isDefault}>默认地址</span>
        ) : (
          <form className={styles.first} method="post" action="/api/addresses/default">
            <input type="hidden" name="id" value={id} />
            <button type="submit">设为默认</button>
          </form>
        )}
        <a href={`/me/addresses/${id}`} aria-label={`编辑 ${recipient} 的地址`}>
          编辑
        </a>
        <form method="post" action="/api/addresses/remove">
          <input type="hidden" name="id" value={id} />
          <button type="submit" aria-label={`删除 ${recipient} 的地址`}>
            删除
          </button>
        </form>
      </div>
    </article>
  )
}
