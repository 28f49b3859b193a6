import type { ReactNode } from 'react'
import { sharedText, troubleText, waitingText } from '@/lib/domain/zh-cn'
import button from '../button.module.css'
import { Icon } from '../icon'
import { warnIcon } from '../icons/warn'
import { Skeleton } from '../skeleton'
import { Sorry } from '../sorry'
import { Connection } from './connection'
import styles from './connection.module.css'

interface ShellProps {
  /** Of the request that made the page; the log has its errors under it. */
  requestId: string
  children: ReactNode
}

/** What every page is wrapped in. All its words are made here, so that no page's script has to carry them. */
export function Shell({ requestId, children }: ShellProps) {
  return (
    <Connection
      offline={<Offline text={troubleText.offline} />}
      heldBack={<Offline text={troubleText.heldBack} />}
      outline={<Skeleton of="rows" />}
      sending={waitingText.slow}
      failed={<Failed requestId={requestId} />}
    >
      {children}
    </Connection>
  )
}

function Offline({ text }: { text: string }) {
  return (
    <p className={styles.offline}>
      <Icon of={warnIcon} className={styles.icon} />
      {text}
    </p>
  )
}

function Failed({ requestId }: { requestId: string }) {
  return (
    <Sorry
      title={troubleText.failed}
      text={troubleText.failedText}
      note={requestId && troubleText.requestId(requestId)}
    >
      {/* This very page, loaded anew: what failed halfway is not mended by half. */}
      <a className={button.primary} href="">
        {sharedText.retry}
      </a>
      <a className={button.plain} href="/">
        {sharedText.backHome}
      </a>
    </Sorry>
  )
}
