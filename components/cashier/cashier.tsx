'use client'
import { useState } from 'react'
import { partsOf, type CashierView } from '@/lib/domain/cashier-view'
import { formatYuan } from '@/lib/domain/money'
import styles from './cashier.module.css'
import { CashierActions } from './cashier-actions'
import { CashierMessage } from './cashier-message'
import { Countdown } from '../countdown'
import { messageOf, sentenceOf } from './messages'
import { PayMethods, PaidWith } from './pay-methods'
import { useCashier } from './use-cashier'

interface CashierProps {
  view: CashierView
  /** The shopper chose at the checkout to pay from the balance; what a live attempt holds stands in any case. */
  startsWithBalance: boolean
}

/** The cashier (收银台): the button, WeChat's pay sheet, the wait for the server's word, and the outcome. */
export function Cashier({ view: firstView, startsWithBalance }: CashierProps) {
  const { view, step, pay, ask, askOutcome } = useCashier(firstView)
  const [isBalanceOn, setBalanceOn] = useState(startsWithBalance || firstView.balanceFen > 0)
  const parts = partsOf(view, isBalanceOn)
  const message = messageOf({ view, step })
  const notice = step.name === 'ready' ? step.notice : null

  return (
    <>
      {message === null && <h1 className={styles.heading}>收银台</h1>}
      {/* Always there, so that a screen reader hears each change of what is in it. */}
      <div role="status">{message !== null && <CashierMessage {...message} />}</div>
      <section className={styles.order} aria-label="订单">
        <p className={styles.title}>{view.title}</p>
        <p className={styles.amount}>
          <span className={styles.currency}>¥</span>
          {formatYuan(view.totalFen)}
        </p>
        {message === null && (
          <p className={styles.remaining}>
            支付剩余时间{' '}
            <Countdown
              key={view.serverTime}
              expiresAt={view.expiresAt}
              serverTime={view.serverTime}
              onEnd={ask}
            />
          </p>
        )}
        <p className={styles.orderNo}>订单编号 {view.orderNo}</p>
      </section>
      {message === null ? (
        <PayMethods
          view={view}
          isBalanceOn={isBalanceOn}
          setBalanceOn={step.name === 'ready' ? setBalanceOn : null}
        />
      ) : (
        <PaidWith view={view} />
      )}
      <div role="status">{notice !== null && <p className={styles.notice}>{sentenceOf(notice)}</p>}</div>
      <CashierActions
        orderNo={view.orderNo}
        step={step}
        isBalanceOnly={parts.wechatFen === 0}
        pay={() => void pay({ useBalance: parts.balanceFen > 0, expectedTotalFen: view.totalFen })}
        askOutcome={askOutcome}
      />
    </>
  )
}
