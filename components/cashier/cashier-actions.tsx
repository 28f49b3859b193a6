import { keptUntil, type CashierView } from '@/lib/domain/cashier-view'
import { cashierText as text, waitingText } from '@/lib/domain/zh-cn'
import { useHydrated } from '../use-hydrated'
import styles from './cashier-actions.module.css'
import type { Step } from './flow'

interface CashierActionsProps {
  view: CashierView
  step: Step
  /** The balance covers everything: WeChat is not asked. */
  isBalanceOnly: boolean
  pay: () => void
  askOutcome: () => void
}

/** What can be done next. Links are plain: the cashier is always entered and left by a full load. */
export function CashierActions({ view, step, isBalanceOnly, pay, askOutcome }: CashierActionsProps) {
  const isHydrated = useHydrated()
  const orderHref = `/orders/${view.orderNo}`
  switch (step.name) {
    case 'ready':
      return (
        <nav className={styles.actions} aria-label={text.payment}>
          <button type="button" className={styles.primary} disabled={!isHydrated} onClick={pay}>
            {isBalanceOnly ? text.payFromBalance : isAgain(step) ? text.payAgain : text.pay}
          </button>
          <a className={styles.secondary} href={orderHref}>
            {text.later}
          </a>
          {isAgain(step) ? <Service /> : <p className={styles.kept}>{text.kept(keptUntil(view))}</p>}
        </nav>
      )
    case 'starting':
    case 'leaving':
      return (
        <nav className={styles.actions} aria-label={text.payment}>
          <button type="button" className={styles.primary} disabled>
            {text.wait}
          </button>
          <p className={styles.slow} role="status">
            {waitingText.slow}
          </p>
        </nav>
      )
    case 'paying':
      return (
        <nav className={styles.actions} aria-label={text.payment}>
          <p className={styles.hint}>{text.inSheet}</p>
          <button type="button" className={styles.secondary} onClick={askOutcome}>
            {text.sheetClosed}
          </button>
        </nav>
      )
    case 'confirming':
    case 'unsure':
    case 'ended':
      return (
        <nav className={styles.actions} aria-label={text.next}>
          <a className={styles.primary} href={orderHref}>
            {text.seeOrder}
          </a>
          {step.name === 'unsure' && (
            <button type="button" className={styles.secondary} onClick={askOutcome}>
              {text.askAgain}
            </button>
          )}
          <a className={styles.secondary} href="/">
            {text.goOn}
          </a>
          <Service />
        </nav>
      )
  }
}

function isAgain(step: Extract<Step, { name: 'ready' }>): boolean {
  return step.notice?.kind === 'not_paid'
}

function Service() {
  return (
    <a className={styles.quiet} href="/me/service">
      {text.service}
    </a>
  )
}
