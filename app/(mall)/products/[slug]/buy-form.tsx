import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import { Icon } from '@/components/icons'
import { QuantityField } from '@/components/quantity-field'
import { formatYuan } from '@/lib/domain/money'
import type { Product, Sku } from '@/lib/mall/catalogue'
import styles from './product.module.css'

const formId = 'buy'

/** Which one, and how many. */
export function BuyForm({ product }: { product: Product }) {
  const { slug, skus, isSoldOut, hasSeveralPrices } = product
  const first = skus.find(({ stockAvailable }) => stockAvailable > 0)
  const most = Math.max(...skus.map(({ stockAvailable }) => stockAvailable))
  return (
    <form id={formId} className={styles.sheet} method="post" action="/api/cart">
      <input type="hidden" name="from" value={slug} />
      <fieldset className={styles.skus}>
        <legend className={styles.label}>规格</legend>
        {skus.map((sku) => (
          <SkuChoice key={sku.id} sku={sku} isChosen={sku.id === first?.id} showPrice={hasSeveralPrices} />
        ))}
      </fieldset>
      {!isSoldOut && (
        <div className={styles.quantity}>
          <span className={styles.label}>数量</span>
          <QuantityField stock={most} />
        </div>
      )}
    </form>
  )
}

/** The way to the cart, and the form's two buttons: each posts it to its own address. */
export function BuyBar({ isSoldOut, pieces }: { isSoldOut: boolean; pieces: number }) {
  return (
    <BottomBar>
      <a className={styles.toCart} href="/cart">
        <Icon name="cart" />
        购物车{pieces > 0 && ` ${pieces}`}
      </a>
      {isSoldOut ? (
        <button className={`${button.primary} ${styles.buy}`} type="button" disabled>
          已售罄
        </button>
      ) : (
        <>
          <button className={`${button.plain} ${styles.buy}`} type="submit" form={formId}>
            加入购物车
          </button>
          <button
            className={`${button.primary} ${styles.buy}`}
            type="submit"
            form={formId}
            formAction="/api/checkout"
          >
            立即购买
          </button>
        </>
      )}
    </BottomBar>
  )
}

function SkuChoice({ sku, isChosen, showPrice }: { sku: Sku; isChosen: boolean; showPrice: boolean }) {
  const isSoldOut = sku.stockAvailable === 0
  return (
    <label className={styles.sku}>
      <input
        className={styles.radio}
        type="radio"
        name="skuId"
        value={sku.id}
        defaultChecked={isChosen}
        disabled={isSoldOut}
      />
      <span className={styles.chip}>
        {sku.name}
        {showPrice && ` ¥${formatYuan(sku.priceFen)}`}
        {isSoldOut && '（售罄）'}
      </span>
    </label>
  )
}
