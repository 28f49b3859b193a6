import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Empty } from '@/components/empty'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { Notice } from '@/components/notice'
import { OpenInWechat } from '@/components/open-in-wechat'
import { TabBar } from '@/components/tab-bar'
import { listAddresses } from '@/lib/mall/addresses'
import { readCheckout } from '@/lib/mall/checkout'
import { readCouponChoice } from '@/lib/mall/coupons'
import { noticeOf } from '@/lib/mall/notice'
import { productPath } from '@/lib/mall/paths'
import { getServer } from '@/lib/server'
import mall from '../mall.module.css'
import type { PageProps } from '../page-props'
import { addressForWechat, cartPieces, currentSession } from '../shopper'
import { CheckoutBar, CheckoutForm } from './checkout-form'
import { ChosenCoupon } from './chosen-coupon'

export const metadata: Metadata = { title: '确认订单' }

export default async function CheckoutPage({ searchParams }: PageProps) {
  const server = getServer()
  const session = await currentSession()
  const checkout = await readCheckout(server, session)
  // Coming back to a checkout that is an order already: show the order, do not make a second one.
  if (checkout?.orderNo) redirect(`/orders/${checkout.orderNo}`)
  const notice = <Notice text={noticeOf(await searchParams)} />
  if (!checkout) {
    return (
      <>
        <main className={mall.page}>
          <h1 className={mall.section}>确认订单</h1>
          {notice}
          <Empty icon="cart" text="没有要结算的商品" href="/cart" label="去购物车" />
        </main>
        <TabBar active={null} pieces={await cartPieces()} />
      </>
    )
  }
  // Somebody who cannot log in here is told before they fill in a form for nothing.
  const [first, ...others] = checkout.goods.lines
  const onward = first && others.length === 0 ? productPath(first.productSlug) : '/'
  const openInWechat = await addressForWechat(onward)
  if (openInWechat !== null) return <OpenInWechat url={openInWechat} />
  const user = session?.user ?? null
  const { goods, form } = checkout
  const [addresses, choice] = await Promise.all([
    user ? listAddresses(server, user.id) : [],
    user && readCouponChoice(server, { userId: user.id, goodsFen: goods.totalFen, chosenId: form?.couponId }),
  ])
  const fitting = (choice?.options ?? []).flatMap(({ couponId, fit }) =>
    fit.outcome === 'fits' ? [{ couponId, discountFen: fit.discountFen }] : [],
  )
  return (
    <ChosenCoupon fitting={fitting} initialId={choice?.chosenId ?? null}>
      <main className={mall.page}>
        <h1 className={mall.section}>确认订单</h1>
        {notice}
        <CheckoutForm checkout={checkout} addresses={addresses} choice={choice} />
      </main>
      <CheckoutBar checkout={checkout} />
      <FreshOnReturn />
    </ChosenCoupon>
  )
}
