import { useCallback, useEffect, useReducer, useRef } from 'react'
import { withBalance } from '@/lib/domain/balance-wish'
import type { CashierView } from '@/lib/domain/cashier-view'
import { loginPath } from '@/lib/domain/login-path'
import { firstCashier, nextCashier, type Cashier } from './flow'
import { askStatus, reportBridgeResult, startPayment, type StartWish, type StatusAnswer } from './requests'
import { usePolling } from './use-polling'
import { useReturn } from './use-return'
import { openPaySheet } from './wechat-bridge'

interface CashierActions {
  pay: (wish: Omit<StartWish, 'orderNo'>) => Promise<void>
  /** Asks the server once, whatever the page shows. */
  ask: () => Promise<void>
  /** The shopper says that the payment is over, or wants to know once more. */
  askOutcome: () => void
}

/** Joins the reducer with the network, WeChat's bridge and the page's comings and goings. */
export function useCashier(view: CashierView, isBalanceOn: boolean): Cashier & CashierActions {
  const [cashier, dispatch] = useReducer(nextCashier, view, firstCashier)
  const { orderNo } = view
  const { step } = cashier

  const take = useCallback((answer: StatusAnswer) => {
    if (answer.outcome === 'view') dispatch({ name: 'answered', view: answer.view })
    else if (answer.outcome !== 'unreachable') dispatch({ name: answer.outcome })
  }, [])
  const ask = useCallback(async () => take(await askStatus(orderNo)), [orderNo, take])
  const giveUp = useCallback(() => dispatch({ name: 'gave_up' }), [])

  usePolling({ orderNo, isOn: step.name === 'confirming', onAnswer: take, onGaveUp: giveUp })

  useReturn(
    useCallback(() => {
      if (step.name === 'leaving') return location.reload()
      // A result is asked for too: since then money may have come twice, or gone back.
      if (step.name !== 'starting' && step.name !== 'unsure') void ask()
      dispatch({ name: 'returned' })
    }, [step.name, ask]),
  )

  useEffect(() => {
    if (step.name !== 'leaving') return
    // A full load: WeChat matches the payment directory with the page that was loaded, not with a pushed address.
    if (step.to === 'login') location.assign(loginPath(withBalance(`/pay/${orderNo}`, isBalanceOn)))
    else location.reload()
  }, [step, orderNo, isBalanceOn])

  // Two taps can come before React draws the disabled button.
  const isStarting = useRef(false)
  const pay = useCallback(
    async (wish: Omit<StartWish, 'orderNo'>) => {
      if (isStarting.current) return
      isStarting.current = true
      dispatch({ name: 'tapped' })
      const answer = await startPayment({ orderNo, ...wish })
      isStarting.current = false
      if (answer.outcome === 'event') return dispatch(answer.event)
      dispatch({ name: 'started', status: 'payable' })
      const { hint, result } = await openPaySheet(answer.bridge)
      reportBridgeResult(orderNo, result)
      dispatch({ name: 'bridge_answered', hint })
      if (hint === 'not_paid') await ask()
    },
    [orderNo, ask],
  )

  const askOutcome = useCallback(() => dispatch({ name: 'outcome_asked' }), [])
  return { ...cashier, pay, ask, askOutcome }
}
