import type { Metadata } from 'next'
import { Notice } from '@/components/notice'
import { OpenInWechat } from '@/components/open-in-wechat'
import { addressText } from '@/lib/domain/zh-cn'
import { noticeOf } from '@/lib/mall/notice'
import mall from '../../../mall.module.css'
import type { PageProps } from '../../../page-props'
import { requireShopper } from '../../../shopper'
import { AddressForm, SaveBar } from '../address-form'

export const metadata: Metadata = { title: addressText.add }

export default async function NewAddressPage({ searchParams }: PageProps) {
  const { user, openInWechat } = await requireShopper('/me/addresses/new')
  if (!user) return <OpenInWechat url={openInWechat} />
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>{addressText.add}</h1>
        <Notice text={noticeOf(await searchParams)} />
        <AddressForm address={null} />
      </main>
      <SaveBar />
    </>
  )
}
