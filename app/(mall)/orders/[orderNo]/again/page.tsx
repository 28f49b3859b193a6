import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { OpenInWechat } from '@/components/open-in-wechat'
import { TabBar } from '@/components/tab-bar'
import { orderText } from '@/lib/domain/zh-cn'
import { findShortGoods, type ShortGoods } from '@/lib/mall/buy-again'
import { getServer } from '@/lib/server'
import mall from '../../../mall.module.css'
import type { PageProps } from '../../../page-props'
import { cartPieces } from '../../../shopper'
import styles from '../order.module.css'
import { requireOrder } from '../require-order'

export const metadata: Metadata = { title: orderText.again }

const words = orderText.againPage

/** What of an order could not be put into the cart again, before the way there. */
export default async function AgainPage({ params }: PageProps<{ orderNo: string }>) {
  const { orderNo } = await params
  const { order, userId, openInWechat } = await requireOrder(orderNo, 'again')
  if (!order) return <OpenInWechat url={openInWechat} />
  const found = await findShortGoods(getServer(), { userId, orderNo })
  if (!found || found.short.length === 0) redirect('/cart')
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>{found.isNone ? words.none : words.title}</h1>
        <ul className={card.card}>
          {found.short.map((goods) => (
            <Short key={goods.skuId} goods={goods} />
          ))}
        </ul>
        <p className={styles.after}>{found.isNone ? words.noneText : words.text}</p>
        <p className={styles.centred}>
          <a className={button.primary} href={found.isNone ? '/' : '/cart'}>
            {found.isNone ? orderText.goShopping : words.cart}
          </a>
        </p>
      </main>
      <TabBar active="cart" pieces={await cartPieces()} />
      <FreshOnReturn />
    </>
  )
}

function Short({ goods: { productTitle, skuName, picture, reason, quantity } }: { goods: ShortGoods }) {
  return (
    <li className={styles.short}>
      {/* eslint-disable-next-line @next/next/no-img-element -- drawings: nothing to resize */}
      <img className={styles.shortPicture} src={picture} alt="" width="56" height="56" />
      <div className={styles.where}>
        <p className={styles.who}>{productTitle}</p>
        <p>{skuName}</p>
        <p className={styles.problem}>{words.problem(reason, quantity)}</p>
      </div>
    </li>
  )
}
