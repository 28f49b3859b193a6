import type { Metadata } from 'next'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { Notice } from '@/components/notice'
import { RowLink } from '@/components/row-link'
import { cartText } from '@/lib/domain/zh-cn'
import { loginPath } from '@/lib/domain/login-path'
import { readCart } from '@/lib/mall/cart'
import { noticeOf } from '@/lib/mall/notice'
import { getServer } from '@/lib/server'
import type { PageProps } from '../page-props'
import { canLogIn, currentSession, logInOnce } from '../shopper'
import { Cart } from './cart'
import styles from './cart.module.css'

export const metadata: Metadata = { title: cartText.title }

export default async function CartPage({ searchParams }: PageProps) {
  const notice = noticeOf(await searchParams)
  // What was refused is told first.
  if (notice === null) await logInOnce('/cart')
  const cart = await readCart(getServer(), await currentSession())
  const isLoginOffered = cart.lines.length === 0 && (await canLogIn())
  return (
    <>
      <Cart cart={cart}>
        <Notice text={notice} />
        {isLoginOffered && (
          <div className={styles.login}>
            <RowLink href={loginPath('/cart')} text={cartText.logIn} note={cartText.logInNote} />
          </div>
        )}
      </Cart>
      <FreshOnReturn />
    </>
  )
}
