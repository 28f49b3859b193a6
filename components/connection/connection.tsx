'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { forgetTypedElsewhere } from '../typed-text/typed'
import styles from './connection.module.css'
import { watchDepartures, type Departure } from './departures'
import { FailedPage } from './failed-page'
import { watchReach } from './reach'

interface ConnectionProps {
  offline: ReactNode
  /** The same, after the shopper tried to send or leave. */
  heldBack: ReactNode
  outline: ReactNode
  sending: ReactNode
  failed: ReactNode
  children: ReactNode
}

/**
 * What every page says about the network: that there is none (then nothing is sent, so nothing typed is lost), and
 * that the next page is on its way, soon with its outline and, after some seconds, with a word.
 */
export function Connection({ offline, heldBack, outline, sending, failed, children }: ConnectionProps) {
  const [isReachable, setReachable] = useState(true)
  const [isHeldBack, setHeldBack] = useState(false)
  const [departure, setDeparture] = useState<Departure | null>(null)
  const canLeave = useRef(true)

  useEffect(() => {
    forgetTypedElsewhere()
    return watchReach((isNow) => {
      canLeave.current = isNow
      setReachable(isNow)
      setHeldBack(false)
    })
  }, [])

  useEffect(() => {
    // A page brought back from the cache is not on its way anywhere.
    const stay = () => setDeparture(null)
    const unwatch = watchDepartures((by) => {
      if (canLeave.current) setDeparture(by)
      else setHeldBack(true)
      return canLeave.current
    })
    window.addEventListener('pageshow', stay)
    return () => {
      unwatch()
      window.removeEventListener('pageshow', stay)
    }
  }, [])

  return (
    <FailedPage.Provider value={failed}>
      <div role="alert" className={styles.top}>
        {!isReachable && (isHeldBack ? heldBack : offline)}
      </div>
      {children}
      {departure === 'link' && (
        // A tap gives the page back, should the next one never come.
        <div className={styles.next} onClick={() => setDeparture(null)}>
          {outline}
        </div>
      )}
      {departure === 'form' && (
        <p className={styles.sending} role="status">
          {sending}
        </p>
      )}
    </FailedPage.Provider>
  )
}
