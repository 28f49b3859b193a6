import type { ReactNode } from 'react'
import { cashierText as text } from '@/lib/domain/zh-cn'
import { useHydrated } from '../use-hydrated'
import styles from './cashier-actions.module.css'
import type { Step } from './flow'
import type { CashierWords } from './words'

interface CashierActionsProps {
  orderNo: string
  words: CashierWords
  step: Step
  /** The balance covers everything: WeChat is not asked. */
  isBalanceOnly: boolean
  /** Said until the script runs. */
  stillLoading: ReactNode
  pay: () => void
  askOutcome: () => void
}

/** What can be done next. Links are plain: the cashier is always entered and left by a full load. */
export function CashierActions(props: CashierActionsProps) {
  const { name } = props.step
  const isHydrated = useHydrated()
  const isPaying = name === 'ready' || name === 'starting' || name === 'leaving' || name === 'paying'
  return (
    <nav className={styles.actions} aria-label={isPaying ? text.payment : text.next}>
      <Actions {...props} isHydrated={isHydrated} />
      {!isHydrated && name !== 'ended' && props.stillLoading}
    </nav>
  )
}

function Actions(props: CashierActionsProps & { isHydrated: boolean }) {
  const { orderNo, words, step, isBalanceOnly, isHydrated, pay, askOutcome } = props
  const orderHref = `/orders/${orderNo}`
  switch (step.name) {
    case 'ready': {
      const isAgain = step.notice?.kind === 'not_paid'
      return (
        <>
          <button type="button" className={styles.primary} disabled={!isHydrated} onClick={pay}>
            {isBalanceOnly ? text.payFromBalance : isAgain ? text.payAgain : text.pay}
          </button>
          <a className={styles.secondary} href={orderHref}>
            {text.later}
          </a>
          {isAgain ? <Service orderNo={orderNo} /> : <p className={styles.kept}>{words.kept}</p>}
        </>
      )
    }
    case 'starting':
    case 'leaving':
      return (
        <>
          <button type="button" className={styles.primary} disabled>
            {text.wait}
          </button>
          <p className={styles.slow} role="status">
            {words.slow}
          </p>
        </>
      )
    case 'paying':
      return (
        <>
          <p className={styles.hint}>{words.inSheet}</p>
          <AskButton askOutcome={askOutcome}>{words.sheetClosed}</AskButton>
        </>
      )
    case 'confirming':
    case 'unsure':
    case 'ended':
      return (
        <>
          <a className={styles.primary} href={orderHref}>
            {text.seeOrder}
          </a>
          {step.name === 'unsure' && <AskButton askOutcome={askOutcome}>{text.askAgain}</AskButton>}
          <a className={styles.secondary} href="/">
            {text.goOn}
          </a>
          <Service orderNo={orderNo} />
        </>
      )
  }
}

function AskButton({ askOutcome, children }: { askOutcome: () => void; children: string }) {
  return (
    <button type="button" className={styles.secondary} onClick={askOutcome}>
      {children}
    </button>
  )
}

function Service({ orderNo }: { orderNo: string }) {
  return (
    <a className={styles.quiet} href={`/me/service?orderNo=${orderNo}`}>
      {text.service}
    </a>
  )
}
