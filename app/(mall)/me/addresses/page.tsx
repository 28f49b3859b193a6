import type { Metadata } from 'next'
import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { Empty } from '@/components/empty'
import { pinIcon } from '@/components/icons/pin'
import { Notice } from '@/components/notice'
import { OpenInWechat } from '@/components/open-in-wechat'
import { addressText, sharedText } from '@/lib/domain/zh-cn'
import { listAddresses, type SavedAddress } from '@/lib/mall/addresses'
import { noticeOf } from '@/lib/mall/notice'
import { getServer } from '@/lib/server'
import mall from '../../mall.module.css'
import type { PageProps } from '../../page-props'
import { requireShopper } from '../../shopper'
import styles from './addresses.module.css'

export const metadata: Metadata = { title: addressText.title }

export default async function AddressesPage({ searchParams }: PageProps) {
  const { user, openInWechat } = await requireShopper('/me/addresses')
  if (!user) return <OpenInWechat url={openInWechat} />
  const addresses = await listAddresses(getServer(), user.id)
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>{addressText.title}</h1>
        <Notice text={noticeOf(await searchParams)} />
        {addresses.length === 0 && (
          <Empty icon={pinIcon} text={addressText.empty} href="/me" label={addressText.back} />
        )}
        {addresses.map((address) => (
          <AddressCard key={address.id} address={address} />
        ))}
      </main>
      <BottomBar>
        <a className={`${button.primary} ${button.wide}`} href="/me/addresses/new">
          {addressText.add}
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
          <span className={styles.isDefault}>{addressText.isDefault}</span>
        ) : (
          <form className={styles.first} method="post" action="/api/addresses/default">
            <input type="hidden" name="id" value={id} />
            <button type="submit">{addressText.makeDefault}</button>
          </form>
        )}
        <a href={`/me/addresses/${id}`} aria-label={addressText.editOf(recipient)}>
          {addressText.editShort}
        </a>
        <a href={`/me/addresses/${id}/remove`} aria-label={addressText.removeOf(recipient)}>
          {sharedText.remove}
        </a>
      </div>
    </article>
  )
}
