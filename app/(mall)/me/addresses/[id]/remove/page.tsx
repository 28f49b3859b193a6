import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import button from '@/components/button.module.css'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { OpenInWechat } from '@/components/open-in-wechat'
import { Sorry } from '@/components/sorry'
import { idSchema } from '@/lib/domain/cart'
import { addressText, sharedText } from '@/lib/domain/zh-cn'
import { listAddresses } from '@/lib/mall/addresses'
import { getServer } from '@/lib/server'
import type { PageProps } from '../../../../page-props'
import { requireShopper } from '../../../../shopper'

export const metadata: Metadata = { title: addressText.remove }

/** Asks once more before an address is deleted; a page, so that it works before and without its script. */
export default async function RemoveAddressPage({ params }: PageProps<{ id: string }>) {
  const id = idSchema.safeParse(Number((await params).id))
  if (!id.success) notFound()
  const { user, openInWechat } = await requireShopper('/me/addresses')
  if (!user) return <OpenInWechat url={openInWechat} />
  const addresses = await listAddresses(getServer(), user.id)
  const address = addresses.find((each) => each.id === id.data)
  if (!address) redirect('/me/addresses')
  const isReplaced = address.isDefault && addresses.length > 1
  return (
    <>
      <Sorry
        title={addressText.removeTitle}
        text={addressText.removeWhat(address)}
        note={isReplaced ? addressText.removeDefault : null}
      >
        <a className={button.primary} href="/me/addresses">
          {addressText.keep}
        </a>
        <form method="post" action="/api/addresses/remove">
          <input type="hidden" name="id" value={address.id} />
          <button className={`${button.plain} ${button.wide}`} type="submit">
            {sharedText.remove}
          </button>
        </form>
      </Sorry>
      <FreshOnReturn />
    </>
  )
}
