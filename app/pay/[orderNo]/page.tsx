import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { Cashier } from '@/components/cashier/cashier'
import { StillLoading } from '@/components/cashier/still-loading'
import { cashierWords } from '@/components/cashier/words'
import { OpenInWechat } from '@/components/open-in-wechat'
import { withBalance } from '@/lib/domain/balance-wish'
import { browserOf } from '@/lib/domain/browser'
import { keptUntil } from '@/lib/domain/kept-until'
import { loginPath } from '@/lib/domain/login-path'
import { orderNoPattern } from '@/lib/domain/order-no'
import { cashierText } from '@/lib/domain/zh-cn'
import { cashierPath } from '@/lib/mall/paths'
import { viewCashier } from '@/lib/payment/view-cashier'
import { getServer } from '@/lib/server'
import { readSession } from '@/lib/session'
import type { PageProps } from '../../(mall)/page-props'
import styles from './page.module.css'

export const metadata: Metadata = { title: cashierText.title }

/** The cashier. A strange number and somebody else's order are the same 404 (E7). */
export default async function CashierPage({ params, searchParams }: PageProps<{ orderNo: string }>) {
  const { orderNo } = await params
  // Only digits go into the addresses below.
  if (!orderNoPattern.test(orderNo)) notFound()

  const wishesBalance = (await searchParams)['balance'] === '1'
  const path = withBalance(cashierPath(orderNo), wishesBalance)
  const server = getServer()
  const requestHeaders = await headers()
  const browser = browserOf(requestHeaders.get('user-agent') ?? '')
  if (browser !== 'wechat' && browser !== 'devtools') {
    const url = `${server.env.publicOrigin}${path}`
    return <OpenInWechat url={url} reason={browser === 'other' ? 'outside' : browser} />
  }

  const session = await readSession(server, requestHeaders)
  if (!session?.user) redirect(loginPath(path))
  const view = await viewCashier(server, { userId: session.user.id, orderNo })
  if (view === null) notFound()

  return (
    <main className={styles.page}>
      <Cashier
        view={view}
        startsWithBalance={wishesBalance}
        words={cashierWords(keptUntil(view))}
        stillLoading={<StillLoading />}
      />
    </main>
  )
}
