'use client'
import { useEffect, useState } from 'react'
import { formatRemaining } from '@/lib/domain/remaining'

interface CountdownProps {
  expiresAt: string
  serverTime: string
  /** Called a second after the end, so that the server agrees when it is asked. */
  onEnd: () => void
}

/** Counts down from the server's time; the phone's clock may be wrong and only measures the seconds between. */
export function Countdown({ expiresAt, serverTime, onEnd }: CountdownProps) {
  const leftMs = Date.parse(expiresAt) - Date.parse(serverTime)
  const [passedMs, setPassedMs] = useState(0)

  useEffect(() => {
    const sinceMs = performance.now()
    const timer = setInterval(() => {
      const nowPassedMs = performance.now() - sinceMs
      setPassedMs(nowPassedMs)
      if (nowPassedMs < leftMs + 1_000) return
      clearInterval(timer)
      onEnd()
    }, 1_000)
    return () => clearInterval(timer)
  }, [leftMs, onEnd])

  return <span role="timer">{formatRemaining(leftMs - passedMs)}</span>
}
