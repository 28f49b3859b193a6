import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Notice } from '@/components/notice'
import { OpenInWechat } from '@/components/open-in-wechat'
import { idSchema } from '@/lib/domain/cart'
import { addressText } from '@/lib/domain/zh-cn'
import { findAddress } from '@/lib/mall/addresses'
import { noticeOf } from '@/lib/mall/notice'
import { addressPath } from '@/lib/mall/paths'
import { getServer } from '@/lib/server'
import mall from '../../../mall.module.css'
import type { PageProps } from '../../../page-props'
import { requireShopper } from '../../../shopper'
import { AddressForm, SaveBar } from '../address-form'

export const metadata: Metadata = { title: addressText.edit }

export default async function AddressPage({ params, searchParams }: PageProps<{ id: string }>) {
  const id = idSchema.safeParse(Number((await params).id))
  if (!id.success) notFound()
  const query = await searchParams
  const isFromCheckout = query['from'] === 'checkout'
  const { user, openInWechat } = await requireShopper(addressPath(id.data, { isFromCheckout }))
  if (!user) return <OpenInWechat url={openInWechat} />
  const address = await findAddress(getServer(), { userId: user.id, id: id.data })
  if (!address) notFound()
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>{addressText.edit}</h1>
        <Notice text={noticeOf(query)} />
        <AddressForm address={address} isFromCheckout={isFromCheckout} />
      </main>
      <SaveBar />
    </>
  )
}
