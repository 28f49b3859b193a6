import type { Metadata } from 'next'
import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { OpenInWechat } from '@/components/open-in-wechat'
import { Price } from '@/components/price'
import { TabBar } from '@/components/tab-bar'
import { meText } from '@/lib/domain/zh-cn'
import { viewBalance, type Balance } from '@/lib/payment/view-balance'
import { getServer } from '@/lib/server'
import mall from '../../mall.module.css'
import type { PageProps } from '../../page-props'
import { cartPieces, requireShopper } from '../../shopper'
import styles from './balance.module.css'
import { Entry } from './entry'

export const metadata: Metadata = { title: meText.balanceTitle }

export default async function BalancePage({ searchParams }: PageProps) {
  const beforeId = entryIdOf((await searchParams)['before'])
  const { user, openInWechat } = await requireShopper(entriesPath(beforeId))
  if (!user) return <OpenInWechat url={openInWechat} />
  const { balance, entries, nextBeforeId } = await viewBalance(getServer(), { userId: user.id, beforeId })
  return (
    <>
      <main className={mall.page}>
        <h1 className={mall.section}>{meText.balanceTitle}</h1>
        <Sums balance={balance} />
        {balance.heldFen > 0 && <p className={styles.hint}>{meText.heldHint}</p>}
        <section className={card.card}>
          <h2 className={card.heading}>{meText.entries}</h2>
          {entries.length === 0 && <p className={styles.note}>{meText.noEntries}</p>}
          <ul className={styles.entries}>
            {entries.map((entry) => (
              <li key={entry.id}>
                <Entry entry={entry} />
              </li>
            ))}
          </ul>
          {nextBeforeId !== null && (
            <a className={`${button.plain} ${button.wide}`} href={entriesPath(nextBeforeId)}>
              {meText.moreEntries}
            </a>
          )}
        </section>
      </main>
      <TabBar active="me" pieces={await cartPieces()} />
      <FreshOnReturn />
    </>
  )
}

function Sums({ balance: { availableFen, heldFen, refundingFen } }: { balance: Balance }) {
  return (
    <dl className={`${card.card} ${styles.sums}`}>
      <div className={styles.available}>
        <dt>{meText.available}</dt>
        <dd>
          <Price fen={availableFen} isPlain />
        </dd>
      </div>
      <div>
        <dt>{meText.held}</dt>
        <dd>
          <Price fen={heldFen} isPlain />
        </dd>
      </div>
      <div>
        <dt>{meText.refunding}</dt>
        <dd>
          <Price fen={refundingFen} isPlain />
        </dd>
      </div>
    </dl>
  )
}

function entriesPath(beforeId: number | undefined): string {
  return beforeId === undefined ? '/me/balance' : `/me/balance?before=${beforeId}`
}

/** Where the page before ended; anything strange is the first page. */
function entryIdOf(text: string | string[] | undefined): number | undefined {
  return typeof text === 'string' && /^[1-9][0-9]{0,14}$/.test(text) ? Number(text) : undefined
}
