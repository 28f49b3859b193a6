import type { Metadata } from 'next'
import card from '@/components/card.module.css'
import { CopyButton } from '@/components/copy-button'
import { phoneIcon } from '@/components/icons/phone'
import { serviceIcon } from '@/components/icons/service'
import { RowLink } from '@/components/row-link'
import { TabBar } from '@/components/tab-bar'
import { shopName } from '@/lib/domain/shop'
import { meText } from '@/lib/domain/zh-cn'
import { isOrderOf } from '@/lib/mall/orders'
import { getServer } from '@/lib/server'
import mall from '../../mall.module.css'
import type { PageProps } from '../../page-props'
import { cartPieces, currentSession } from '../../shopper'
import me from '../me.module.css'
import styles from './service.module.css'

export const metadata: Metadata = { title: meText.serviceTitle }

/** How to reach the merchant. Needs no login: who cannot log in may need help most. */
export default async function ServicePage({ searchParams }: PageProps) {
  const orderNo = await ownOrderNo((await searchParams)['orderNo'])
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>{meText.serviceTitle}</h1>
        <p className={styles.lead}>{meText.serviceLead}</p>
        {orderNo ? <Order orderNo={orderNo} /> : <p className={styles.lead}>{meText.findOrderNo}</p>}
        <Ways />
      </main>
      <TabBar active="me" pieces={await cartPieces()} />
    </>
  )
}

/** The number that the address names, when it is an order of whoever looks. */
async function ownOrderNo(orderNo: string | string[] | undefined): Promise<string | null> {
  const user = (await currentSession())?.user
  if (!user || typeof orderNo !== 'string') return null
  return (await isOrderOf(getServer(), { userId: user.id, orderNo })) ? orderNo : null
}

function Order({ orderNo }: { orderNo: string }) {
  return (
    <section className={card.card}>
      <h2 className={card.heading}>{meText.serviceAbout}</h2>
      <div className={styles.order}>
        <span className={styles.orderNo}>{orderNo}</span>
        <CopyButton text={orderNo} label={meText.order(orderNo)} />
      </div>
      <p className={styles.note}>{meText.serviceCopyHint}</p>
    </section>
  )
}

function Ways() {
  const { url, phone, hours } = getServer().env.service
  return (
    <>
      {(url ?? phone) !== null && (
        <div className={me.rows}>
          {url && <RowLink icon={serviceIcon} href={url} text={meText.chat} note={meText.chatNote} />}
          {phone && (
            <RowLink
              icon={phoneIcon}
              href={`tel:${phone.replace(/[ -]/g, '')}`}
              text={meText.phone}
              note={phone}
            />
          )}
        </div>
      )}
      {url === null && phone === null && <p className={card.card}>{meText.noService(shopName)}</p>}
      {hours && (
        <p className={styles.lead}>
          {meText.hours} {hours}
        </p>
      )}
    </>
  )
}
