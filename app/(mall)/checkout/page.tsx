import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Empty } from '@/components/empty'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { cartIcon } from '@/components/icons/cart'
import { Notice } from '@/components/notice'
import { OpenInWechat } from '@/components/open-in-wechat'
import { TabBar } from '@/components/tab-bar'
import { whatIsLeft } from '@/lib/domain/checkout-changes'
import { checkoutText } from '@/lib/domain/zh-cn'
import { listAddresses } from '@/lib/mall/addresses'
import { readCheckout, readSpendable, type CheckoutView } from '@/lib/mall/checkout'
import { readCouponChoice, type CouponChoice } from '@/lib/mall/coupons'
import { noticeOf } from '@/lib/mall/notice'
import { productPath } from '@/lib/mall/paths'
import { getServer } from '@/lib/server'
import mall from '../mall.module.css'
import type { PageProps } from '../page-props'
import { addressForWechat, cartPieces, currentSession, logInOnce } from '../shopper'
import { Changes } from './changes'
import { CheckoutBar, CheckoutForm } from './checkout-form'
import { CheckoutState } from './checkout-state'
import { firstAddress, namedAddress } from './first-address'

export const metadata: Metadata = { title: checkoutText.title }

export default async function CheckoutPage({ searchParams }: PageProps) {
  const server = getServer()
  const session = await currentSession()
  const checkout = await readCheckout(server, session)
  const query = await searchParams
  // What was posted is not the session's latest checkout, which another page began: whose goods are shown is said.
  const isOther = query['error'] === 'checkout_expired'
  // Coming back to a checkout that is an order already: show the order, do not make a second one.
  if (checkout?.orderNo && !isOther) redirect(`/orders/${checkout.orderNo}`)
  if (!checkout || checkout.orderNo) return <NoCheckout notice={noticeOf(query)} />
  // Somebody who cannot log in here is told before they fill in a form for nothing.
  const [first, ...others] = checkout.goods.lines
  const onward = first && others.length === 0 ? productPath(first.productSlug) : '/'
  const openInWechat = await addressForWechat(onward)
  if (openInWechat !== null) return <OpenInWechat url={openInWechat} />
  // Coupons, balance and addresses are their shopper's; what was refused is told first.
  if (query['error'] === undefined) await logInOnce('/checkout')

  const { checkoutId, goods, changes, form } = checkout
  const { addresses, choice, availableFen } = await readOwn(session?.user ?? null, checkout)
  return (
    <CheckoutState
      checkoutId={checkoutId}
      initialAddress={firstAddress({ addresses, named: query['address'], form })}
      isAddressNamed={namedAddress({ addresses, named: query['address'] }) !== null}
      goodsFen={goods.totalFen}
      fitting={fittingOf(choice)}
      availableFen={availableFen}
      initialCouponId={choice?.chosenId ?? null}
      startsWithBalance={query['balance'] === '1' && !isOther}
    >
      <main className={mall.page}>
        <h1 className={mall.section}>{checkoutText.title}</h1>
        {isOther && <Notice text={checkoutText.otherPage} />}
        {/* What has changed says the same, and of what. */}
        {!isOther && changes.length === 0 && <Notice text={noticeOf(query)} />}
        <Changes changes={changes} isAnyLeft={whatIsLeft(goods.lines).length > 0} />
        <CheckoutForm checkout={checkout} addresses={addresses} choice={choice} />
      </main>
      <CheckoutBar checkout={checkout} />
      <FreshOnReturn />
    </CheckoutState>
  )
}

async function NoCheckout({ notice }: { notice: string | null }) {
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>{checkoutText.title}</h1>
        <Notice text={notice} />
        <Empty icon={cartIcon} text={checkoutText.empty} href="/cart" label={checkoutText.toCart} />
      </main>
      <TabBar active={null} pieces={await cartPieces()} />
    </>
  )
}

/** What the shopper has to choose from; nobody has nothing. */
async function readOwn(user: { id: number } | null, { goods, form }: CheckoutView) {
  if (!user) return { addresses: [], choice: null, availableFen: 0 }
  const server = getServer()
  const [addresses, choice, availableFen] = await Promise.all([
    listAddresses(server, user.id),
    readCouponChoice(server, { userId: user.id, goodsFen: goods.totalFen, chosenId: form?.couponId }),
    readSpendable(server, user.id),
  ])
  return { addresses, choice, availableFen }
}

function fittingOf(choice: CouponChoice | null) {
  return (choice?.options ?? []).flatMap(({ couponId, fit }) =>
    fit.outcome === 'fits' ? [{ couponId, discountFen: fit.discountFen }] : [],
  )
}
