import type { MouseEvent } from 'react'
import button from '@/components/button.module.css'
import { productText } from '@/lib/domain/zh-cn'
import styles from './product.module.css'

/** What the shopper tapped, and so what the picker's button does. */
export type Intent = 'cart' | 'buy' | 'both'

interface BuyButtonsProps {
  /** The id of the form that each of them posts, to an address of its own. */
  form: string
  ask?: (wanted: Intent) => (event: MouseEvent) => void
}

/** Into the cart, or straight to the checkout. */
export function BuyButtons({ form, ask }: BuyButtonsProps) {
  return (
    <>
      <button className={`${button.plain} ${styles.buy}`} type="submit" form={form} onClick={ask?.('cart')}>
        {productText.addToCart}
      </button>
      <button
        className={`${button.primary} ${styles.buy}`}
        type="submit"
        form={form}
        formAction="/api/checkout"
        onClick={ask?.('buy')}
      >
        {productText.buyNow}
      </button>
    </>
  )
}
