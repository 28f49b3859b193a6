import type { Metadata } from 'next'
import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { Notice } from '@/components/notice'
import { OpenInWechat } from '@/components/open-in-wechat'
import { TabBar } from '@/components/tab-bar'
import type { ErasureBlock } from '@/lib/domain/erasure'
import { meText } from '@/lib/domain/zh-cn'
import { readErasureBlocks } from '@/lib/mall/erase-me'
import { noticeOf } from '@/lib/mall/notice'
import { getServer } from '@/lib/server'
import mall from '../../mall.module.css'
import type { PageProps } from '../../page-props'
import { cartPieces, requireShopper } from '../../shopper'
import styles from './privacy.module.css'

export const metadata: Metadata = { title: meText.privacyTitle }

/** What the shop keeps of a shopper, and what deleting it means: the first of two times they are asked. */
export default async function PrivacyPage({ searchParams }: PageProps) {
  const { user, openInWechat } = await requireShopper('/me/privacy')
  if (!user) return <OpenInWechat url={openInWechat} />
  const blocks = await readErasureBlocks(getServer(), user.id)
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>{meText.privacyTitle}</h1>
        <Notice text={noticeOf(await searchParams)} />
        <p className={styles.lead}>{meText.privacyLead}</p>
        <Points title={meText.keptTitle} points={meText.kept} />
        <Points title={meText.deletedTitle} points={meText.deleted} />
        <Points title={meText.lawTitle} points={meText.law} />
        {blocks.length > 0 ? (
          <Blocks blocks={blocks} />
        ) : (
          <>
            <Points title={meText.lostTitle} points={meText.lost} />
            <div className={styles.acts}>
              <a className={`${button.plain} ${button.wide}`} href="/me/privacy/delete">
                {meText.deleteTitle}
              </a>
            </div>
          </>
        )}
      </main>
      <TabBar active="me" pieces={await cartPieces()} />
      <FreshOnReturn />
    </>
  )
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <section className={card.card}>
      <h2 className={card.heading}>{title}</h2>
      <ul className={styles.points}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}

const wayOf = {
  open_orders: '/orders',
  refunds_under_way: '/orders?tab=after_sale',
  balance_left: '/me/balance',
} as const satisfies Record<ErasureBlock, string>

/** What has to be done first, and where. */
function Blocks({ blocks }: { blocks: readonly ErasureBlock[] }) {
  return (
    <section className={card.card}>
      <h2 className={card.heading}>{meText.blockedTitle}</h2>
      <ul className={styles.blocks}>
        {blocks.map((block) => {
          const [what, then, go] = meText.blocked[block]
          return (
            <li key={block} className={styles.block}>
              <div className={styles.why}>
                <p>{what}</p>
                <p className={styles.then}>{then}</p>
              </div>
              <a className={`${button.plain} ${button.small}`} href={wayOf[block]}>
                {go}
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
