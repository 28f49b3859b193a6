import type { Metadata } from 'next'
import button from '@/components/button.module.css'
import { meText, sharedText } from '@/lib/domain/zh-cn'
import { Icon } from '@/components/icon'
import { doneIcon } from '@/components/icons/done'
import sorry from '@/components/sorry.module.css'
import { ForgetSearches } from './forget-searches'

export const metadata: Metadata = { title: meText.doneTitle }

/** Where deleting one's data ends: nobody is logged in here. */
export default function DeletedPage() {
  return (
    <main className={sorry.page}>
      <Icon of={doneIcon} className={sorry.icon} />
      <h1 className={sorry.title}>{meText.doneTitle}</h1>
      <p className={sorry.text}>{meText.doneText}</p>
      <div className={sorry.acts}>
        <a className={button.primary} href="/">
          {sharedText.backHome}
        </a>
      </div>
      <ForgetSearches />
    </main>
  )
}
