import { partsOf, type CashierView } from '@/lib/domain/cashier-view'
import { formatYuan, type Fen } from '@/lib/domain/money'
import { cashierText as text } from '@/lib/domain/zh-cn'
import { Icon } from '../icon'
import { chatDoneIcon } from '../icons/chat-done'
import { doneIcon } from '../icons/done'
import { walletIcon } from '../icons/wallet'
import { Switch } from '../switch'
import { useHydrated } from '../use-hydrated'
import styles from './pay-methods.module.css'

interface PayMethodsProps {
  view: CashierView
  isBalanceOn: boolean
  /** null while it cannot be changed: a payment is under way. */
  setBalanceOn: ((isOn: boolean) => void) | null
}

/** What the order is going to be paid with: the balance, as far as the shopper wishes and it goes, and WeChat. */
export function PayMethods({ view, isBalanceOn, setBalanceOn }: PayMethodsProps) {
  const isHydrated = useHydrated()
  const mostFen = partsOf(view, true).balanceFen
  const { wechatFen } = partsOf(view, isBalanceOn)
  return (
    <section className={styles.methods} aria-label={text.methods}>
      {mostFen > 0 && (
        <label className={styles.row}>
          <Mark by="balance" />
          <span className={styles.text}>
            <span>{text.useBalance(formatYuan(mostFen))}</span>
            <span className={styles.note}>{text.available(formatYuan(view.availableFen))}</span>
          </span>
          <Switch
            isOn={isBalanceOn}
            isDisabled={!isHydrated || setBalanceOn === null}
            onSwitch={(isOn) => setBalanceOn?.(isOn)}
          />
        </label>
      )}
      {wechatFen > 0 && <Part by="wechat" fen={wechatFen} isChosen />}
    </section>
  )
}

/** What it was paid with, where that was not WeChat alone. */
export function PaidWith({ view }: { view: CashierView }) {
  const { balanceFen, totalFen } = view
  if (balanceFen === 0) return null
  return (
    <section className={styles.methods} aria-label={text.methods}>
      <Part by="balance" fen={balanceFen} />
      {totalFen > balanceFen && <Part by="wechat" fen={totalFen - balanceFen} />}
    </section>
  )
}

type Method = 'balance' | 'wechat'

function Part({ by, fen, isChosen }: { by: Method; fen: Fen; isChosen?: boolean }) {
  return (
    <p className={styles.row}>
      <Mark by={by} />
      <span className={styles.text}>{text[by]}</span>
      <span className={styles.amount}>¥{formatYuan(fen)}</span>
      {isChosen && (
        <span className={styles.chosen}>
          <Icon of={doneIcon} className={styles.tick} />
        </span>
      )}
    </p>
  )
}

function Mark({ by }: { by: Method }) {
  return (
    <span className={`${styles.mark} ${styles[by]}`}>
      <Icon of={by === 'wechat' ? chatDoneIcon : walletIcon} className={styles.sign} />
    </span>
  )
}
