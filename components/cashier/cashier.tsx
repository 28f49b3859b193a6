'use client'
import { useState, type ReactNode } from 'react'
import { partsOf, type CashierView } from '@/lib/domain/cashier-view'
import { cashierText as text } from '@/lib/domain/zh-cn'
import styles from './cashier.module.css'
import { CashierActions } from './cashier-actions'
import { CashierMessage } from './cashier-message'
import { messageOf, sentenceOf, strayWords } from './messages'
import { OrderSum } from './order-sum'
import { PayMethods, PaidWith } from './pay-methods'
import { useCashier } from './use-cashier'
import type { CashierWords } from './words'

interface CashierProps {
  view: CashierView
  /** The shopper chose at the checkout to pay from the balance; what a live attempt holds stands in any case. */
  startsWithBalance: boolean
  words: CashierWords
  /** What the page says until this script runs. */
  stillLoading: ReactNode
}

/** The cashier (收银台): the button, WeChat's pay sheet, the wait for the server's word, and the outcome. */
export function Cashier({ view: firstView, startsWithBalance, words, stillLoading }: CashierProps) {
  const [isBalanceOn, setBalanceOn] = useState(startsWithBalance || firstView.balanceFen > 0)
  const { view, step, pay, ask, askOutcome } = useCashier(firstView, isBalanceOn)
  const parts = partsOf(view, isBalanceOn)
  const message = messageOf({ view, step }, words)
  const isOver = message !== null && message.look !== 'unpaid'
  const sentence = step.name === 'ready' && step.notice !== null ? sentenceOf(step.notice, words) : null

  return (
    <>
      {message === null && <h1 className={styles.heading}>{text.title}</h1>}
      {/* Always there, so that a screen reader hears each change of what is in it. */}
      <div role="status">{message !== null && <CashierMessage {...message} />}</div>
      <OrderSum view={view} onEnd={isOver ? null : ask} />
      <div role="status">
        {view.strays.map((stray, index) => (
          <p key={index} className={styles.notice}>
            {strayWords(stray, words)}
          </p>
        ))}
      </div>
      {isOver ? (
        <PaidWith view={view} />
      ) : (
        <PayMethods
          view={view}
          isBalanceOn={isBalanceOn}
          setBalanceOn={step.name === 'ready' ? setBalanceOn : null}
        />
      )}
      <div role="status">{sentence !== null && <p className={styles.notice}>{sentence}</p>}</div>
      <CashierActions
        orderNo={view.orderNo}
        words={words}
        step={step}
        isBalanceOnly={parts.wechatFen === 0}
        stillLoading={stillLoading}
        pay={() => void pay({ useBalance: parts.balanceFen > 0, expectedTotalFen: view.totalFen })}
        askOutcome={askOutcome}
      />
    </>
  )
}
