import { useCallback, useLayoutEffect, useRef } from 'react'
import useSWR from 'swr'
import { nextPollDelayMs } from '@/lib/domain/poll-plan'
import { askStatus, type StatusAnswer } from './requests'

interface Polling {
  orderNo: string
  isOn: boolean
  onAnswer: (answer: StatusAnswer) => void
  onGaveUp: () => void
}

/**
 * Asks the status at once and then by the poll plan, until `isOn` ends or the plan does; each time `isOn` turns true
 * the plan starts anew. SWR keeps still while the page is hidden or offline. The two functions must be stable.
 */
export function usePolling({ orderNo, isOn, onAnswer, onGaveUp }: Polling): void {
  const plan = useRef({ askedCount: 0, sinceMs: 0 })

  // Before SWR's own effect, which asks for the first delay.
  useLayoutEffect(() => {
    if (isOn) plan.current = { askedCount: 0, sinceMs: performance.now() }
  }, [isOn])

  const ask = useCallback(() => {
    plan.current.askedCount += 1
    return askStatus(orderNo)
  }, [orderNo])

  const refreshInterval = useCallback(() => {
    const { askedCount, sinceMs } = plan.current
    const delayMs = nextPollDelayMs(Math.max(askedCount, 1), performance.now() - sinceMs)
    if (delayMs === null) onGaveUp()
    return delayMs ?? 0
  }, [onGaveUp])

  useSWR(isOn ? `/pay/${orderNo}/status` : null, ask, {
    refreshInterval,
    onSuccess: onAnswer,
    dedupingInterval: 500,
    // Coming back to the page is the cashier's own event.
    revalidateOnFocus: false,
  })
}
