'use client'
import { useEffect, useState } from 'react'
import { formatRemaining, nextAskMs } from '@/lib/domain/remaining'
import { useHydrated } from './use-hydrated'

interface CountdownProps {
  expiresAt: string
  serverTime: string
  /** Called once the time is up, and again with growing pauses while nothing comes of it. Must be stable. */
  onEnd: () => void
}

/**
 * Counts down from the server's time; the phone's clocks only measure what has passed since. It never shows an end that
 * the server has not confirmed: a clock that is set forward makes it ask early, no more.
 */
export function Countdown({ expiresAt, serverTime, onEnd }: CountdownProps) {
  const leftMs = Date.parse(expiresAt) - Date.parse(serverTime)
  const [passedMs, setPassedMs] = useState(0)
  const isHydrated = useHydrated()
  // Else it is drawn after an answer that came just now.
  const [isOfDocument] = useState(!isHydrated)

  useEffect(() => {
    const passedNow = stopwatch(isOfDocument ? documentAnsweredMs() : performance.now())
    let askAtMs = nextAskMs(leftMs, 0)
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(look, 1_000)
      const nowMs = passedNow()
      setPassedMs(nowMs)
      if (nowMs < askAtMs) return
      askAtMs = nextAskMs(leftMs, nowMs)
      onEnd()
    }
    let timer = setTimeout(look)
    // A phone that slept.
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [leftMs, isOfDocument, onEnd])

  return <span role="timer">{formatRemaining(leftMs > 0 ? Math.max(1, leftMs - passedMs) : 0)}</span>
}

/** What has passed since; one clock stands still while the phone sleeps, the other may be set back. */
function stopwatch(sinceMs: number): () => number {
  const offsetMs = Date.now() - performance.now()
  return () => Math.max(performance.now(), Date.now() - offsetMs) - sinceMs
}

/** When the document began to come, on a slow network long before its script. iOS tells it from 15 on. */
function documentAnsweredMs(): number {
  const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return load?.responseStart || performance.now()
}
