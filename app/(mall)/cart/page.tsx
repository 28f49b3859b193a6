import type { Metadata } from 'next'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { Notice } from '@/components/notice'
import { cartText } from '@/lib/domain/zh-cn'
import { readCart } from '@/lib/mall/cart'
import { noticeOf } from '@/lib/mall/notice'
import { getServer } from '@/lib/server'
import type { PageProps } from '../page-props'
import { currentSession } from '../shopper'
import { Cart } from './cart'

export const metadata: Metadata = { title: cartText.title }

export default async function CartPage({ searchParams }: PageProps) {
  const cart = await readCart(getServer(), await currentSession())
  return (
    <>
      <Cart cart={cart}>
        <Notice text={noticeOf(await searchParams)} />
      </Cart>
      <FreshOnReturn />
    </>
  )
}
