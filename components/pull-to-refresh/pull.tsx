'use client'

import { useEffect, useRef, useState } from 'react'
import { reloadIfReachable } from '../connection/reload'
import styles from './pull-to-refresh.module.css'
import { enoughPx, watchPull } from './watch-pull'

/** What the page says while it is pulled, when that is enough, and when it was let go. */
interface PullWords {
  pulling: string
  enough: string
  refreshing: string
}

export function Pull({ words }: { words: PullWords }) {
  const bar = useRef<HTMLDivElement>(null)
  const [pull, setPull] = useState<keyof PullWords | null>(null)

  useEffect(
    () =>
      watchPull({
        onPull(pulledPx) {
          bar.current?.style.setProperty('height', `${pulledPx}px`)
          setPull(pulledPx === 0 ? null : pulledPx < enoughPx ? 'pulling' : 'enough')
        },
        onRefresh() {
          setPull('refreshing')
          return reloadIfReachable()
        },
      }),
    [],
  )

  return (
    <div ref={bar} className={styles.bar} aria-hidden="true">
      {pull && words[pull]}
    </div>
  )
}
