import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import button from '@/components/button.module.css'
import { Notice } from '@/components/notice'
import { OpenInWechat } from '@/components/open-in-wechat'
import { meText } from '@/lib/domain/zh-cn'
import { readErasureBlocks } from '@/lib/mall/erase-me'
import { noticeOf } from '@/lib/mall/notice'
import { getServer } from '@/lib/server'
import mall from '../../../mall.module.css'
import type { PageProps } from '../../../page-props'
import { requireShopper } from '../../../shopper'
import styles from '../privacy.module.css'

export const metadata: Metadata = { title: meText.deleteTitle }

/** Asks the second time, with a tick that nobody sets by accident. */
export default async function DeletePage({ searchParams }: PageProps) {
  const { user, openInWechat } = await requireShopper('/me/privacy/delete')
  if (!user) return <OpenInWechat url={openInWechat} />
  const blocks = await readErasureBlocks(getServer(), user.id)
  if (blocks.length > 0) redirect('/me/privacy')
  return (
    <main className={mall.page}>
      <Notice text={noticeOf(await searchParams)} />
      <form method="post" action="/api/me/delete">
        <div className={styles.ask}>
          <h1 className={styles.title}>{meText.confirmTitle}</h1>
          <p className={styles.text}>{meText.confirmText}</p>
          <label className={styles.check}>
            <input type="checkbox" name="confirmed" value="yes" required />
            {meText.confirmCheck}
          </label>
        </div>
        <div className={styles.acts}>
          <button className={`${button.plain} ${button.wide} ${styles.danger}`} type="submit">
            {meText.confirm}
          </button>
          <a className={`${button.plain} ${button.wide}`} href="/me/privacy">
            {meText.keepData}
          </a>
        </div>
      </form>
    </main>
  )
}
