'use client'

import card from '@/components/card.module.css'
import { Switch } from '@/components/switch'
import { formatYuan, type Fen } from '@/lib/domain/money'
import { checkoutText } from '@/lib/domain/zh-cn'
import { useCheckout } from './checkout-state'
import styles from './checkout.module.css'

/** Whether the balance is to pay its part. It is only a wish that the cashier begins with: nothing is held yet. */
export function BalanceChoice() {
  const { availableFen, mostBalanceFen, totalFen, isBalanceOn, setBalanceOn } = useCheckout()
  if (availableFen <= 0) return null
  return (
    <label className={`${card.card} ${styles.balance}`}>
      <span className={styles.balanceText}>
        <span>{checkoutText.useBalance}</span>
        <span className={styles.note}>
          {balanceWords({ availableFen, mostFen: mostBalanceFen, totalFen, isOn: isBalanceOn })}
        </span>
      </span>
      <Switch name="useBalance" value="1" isOn={isBalanceOn} onSwitch={setBalanceOn} />
    </label>
  )
}

interface Balance {
  availableFen: Fen
  mostFen: Fen
  totalFen: Fen
  isOn: boolean
}

function balanceWords({ availableFen, mostFen, totalFen, isOn }: Balance): string {
  const available = formatYuan(availableFen)
  const used = formatYuan(mostFen)
  if (!isOn) return checkoutText.balanceOff({ available, most: used })
  const leftFen = totalFen - mostFen
  if (leftFen === 0) return checkoutText.balanceCovers({ available, used })
  return checkoutText.balanceOn({ available, used, left: formatYuan(leftFen) })
}
