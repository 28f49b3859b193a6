import button from '@/components/button.module.css'
import { Icon } from '@/components/icon'
import { warnIcon } from '@/components/icons/warn'
import type { CheckoutChange } from '@/lib/domain/checkout-changes'
import { formatYuan } from '@/lib/domain/money'
import { checkoutText } from '@/lib/domain/zh-cn'
import styles from './changes.module.css'

interface ChangesProps {
  changes: readonly CheckoutChange[]
  /** Something of the order can still be had. */
  isAnyLeft: boolean
}

/** Which goods have changed since the shopper began, from what to what, and the way on where fewer are left. */
export function Changes({ changes, isAnyLeft }: ChangesProps) {
  if (changes.length === 0) return null
  const isPriceOnly = changes.every(({ kind }) => kind === 'price')
  return (
    <section className={styles.changes} role="alert">
      <h2 className={styles.title}>
        <Icon of={warnIcon} className={styles.icon} />
        {isPriceOnly ? checkoutText.changedPrice : checkoutText.changed}
      </h2>
      <ul className={styles.list}>
        {changes.map((change, index) => (
          <li key={index}>{changeWords(change)}</li>
        ))}
      </ul>
      {!isPriceOnly && isAnyLeft && (
        <form method="post" action="/api/checkout/adjust">
          <button className={`${button.primary} ${button.wide}`} type="submit">
            {checkoutText.adjust}
          </button>
        </form>
      )}
      {!isAnyLeft && (
        <a className={`${button.plain} ${button.wide}`} href="/">
          {checkoutText.nothingLeft}
        </a>
      )}
    </section>
  )
}

function changeWords(change: CheckoutChange): string {
  switch (change.kind) {
    case 'price':
      return checkoutText.priceChange({
        name: change.name,
        from: formatYuan(change.fromFen),
        to: formatYuan(change.toFen),
      })
    case 'fewer':
      return checkoutText.fewerLeft(change)
    case 'gone':
      return change.name === null ? checkoutText.goneNameless : checkoutText.gone(change.name)
  }
}
