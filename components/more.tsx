import { useEffect, useRef } from 'react'
import { listText, sharedText } from '@/lib/domain/zh-cn'
import button from './button.module.css'
import styles from './more.module.css'
import type { Loading } from './use-more'

interface MoreProps {
  /** The longer list, for a page without its script. */
  href: string
  loading: Loading
  more: () => void
}

/** The foot of a list that grows when it comes near. */
export function More({ href, loading, more }: MoreProps) {
  const link = useRef<HTMLAnchorElement>(null)
  const hasFailed = loading === 'failed'
  useEffect(() => {
    // An old WebView without it has the link.
    if (!link.current || hasFailed || typeof IntersectionObserver === 'undefined') return undefined
    const observer = new IntersectionObserver((entries) => entries.some(isSeen) && more(), {
      // Before the end of the list is seen.
      rootMargin: '0px 0px 600px 0px',
    })
    observer.observe(link.current)
    return () => observer.disconnect()
  }, [hasFailed, more])
  return (
    <div className={styles.more}>
      <p className={styles.state} role="status">
        {loading === 'failed' && listText.loadFailed}
        {loading === 'busy' && listText.loading}
      </p>
      <a
        ref={link}
        className={`${button.plain} ${button.small}`}
        href={href}
        onClick={(event) => {
          event.preventDefault()
          more()
        }}
      >
        {hasFailed ? sharedText.retry : listText.more}
      </a>
    </div>
  )
}

/** The foot of a list that has grown to its end. */
export function NoMore({ text }: { text: string }) {
  return <p className={styles.end}>{text}</p>
}

const isSeen = ({ isIntersecting }: IntersectionObserverEntry) => isIntersecting
