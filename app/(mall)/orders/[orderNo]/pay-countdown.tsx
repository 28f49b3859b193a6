'use client'

import { reloadIfReachable } from '@/components/connection/reload'
import { Countdown } from '@/components/countdown'

const lookAgain = () => void reloadIfReachable()

/** The time that is left to pay; when it is over, the server says what has become of the order. */
export function PayCountdown({ expiresAt, serverTime }: { expiresAt: string; serverTime: string }) {
  return <Countdown expiresAt={expiresAt} serverTime={serverTime} onEnd={lookAgain} />
}
