import { partsOf, type CashierView } from '@/lib/domain/cashier-view'
import { formatYuan, type Fen } from '@/lib/domain/money'
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
    <section className={styles.methods} aria-label="支付方式">
      {mostFen > 0 && (
        <label className={styles.row}>
          <span className={styles.text}>
            <span>使用余额抵扣 ¥{formatYuan(mostFen)}</span>
            <span className={styles.note}>可用余额 ¥{formatYuan(view.availableFen)}</span>
          </span>
          <Switch
            isOn={isBalanceOn}
            isDisabled={!isHydrated || setBalanceOn === null}
            onSwitch={(isOn) => setBalanceOn?.(isOn)}
          />
        </label>
      )}
      {wechatFen > 0 && <Part name="微信支付" fen={wechatFen} />}
    </section>
  )
}

/** What it was paid with, where that was not WeChat alone. */
export function PaidWith({ view }: { view: CashierView }) {
  const { balanceFen, totalFen } = view
  if (balanceFen === 0) return null
  return (
    <section className={styles.methods} aria-label="支付方式">
      <Part name="余额支付" fen={balanceFen} />
      {totalFen > balanceFen && <Part name="微信支付" fen={totalFen - balanceFen} />}
    </section>
  )
}

function Part({ name, fen }: { name: string; fen: Fen }) {
  return (
    <p className={styles.row}>
      <span className={styles.text}>{name}</span>
      <span className={styles.amount}>¥{formatYuan(fen)}</span>
    </p>
  )
}
