import { useHydrated } from '../use-hydrated'
import styles from './cashier-actions.module.css'
import type { Step } from './flow'

interface CashierActionsProps {
  orderNo: string
  step: Step
  /** The balance covers everything: WeChat is not asked. */
  isBalanceOnly: boolean
  pay: () => void
  askOutcome: () => void
}

/** What can be done next. Links are plain: the cashier is always entered and left by a full load. */
export function CashierActions({ orderNo, step, isBalanceOnly, pay, askOutcome }: CashierActionsProps) {
  const orderHref = `/orders/${orderNo}`
  const isHydrated = useHydrated()
  switch (step.name) {
    case 'ready':
      return (
        <nav className={styles.actions} aria-label="支付">
          <button type="button" className={styles.primary} disabled={!isHydrated} onClick={pay}>
            {isBalanceOnly ? '余额支付' : step.notice?.kind === 'not_paid' ? '再次支付' : '立即支付'}
          </button>
          <SecondaryLink href={orderHref}>暂不支付</SecondaryLink>
        </nav>
      )
    case 'starting':
    case 'leaving':
      return (
        <nav className={styles.actions} aria-label="支付">
          <button type="button" className={styles.primary} disabled>
            请稍候…
          </button>
        </nav>
      )
    case 'paying':
      return (
        <nav className={styles.actions} aria-label="支付">
          <p className={styles.hint}>请在微信的付款窗口中完成支付。</p>
          <button type="button" className={styles.secondary} onClick={askOutcome}>
            窗口已关闭？查询支付结果
          </button>
        </nav>
      )
    case 'confirming':
    case 'unsure':
    case 'ended':
      return (
        <nav className={styles.actions} aria-label="接下来">
          <a className={styles.primary} href={orderHref}>
            查看订单
          </a>
          {step.name === 'unsure' && (
            <button type="button" className={styles.secondary} onClick={askOutcome}>
              再查一次
            </button>
          )}
          <SecondaryLink href="/">继续逛逛</SecondaryLink>
        </nav>
      )
  }
}

function SecondaryLink({ href, children }: { href: string; children: string }) {
  return (
    <a className={styles.secondary} href={href}>
      {children}
    </a>
  )
}
