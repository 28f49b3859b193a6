import { AddressFields } from '@/components/address-fields'
import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import { TypedText } from '@/components/typed-text/typed-text'
import { addressText } from '@/lib/domain/zh-cn'
import type { SavedAddress } from '@/lib/mall/addresses'

const formId = 'address'

interface AddressFormProps {
  /** null is a new one. */
  address: SavedAddress | null
  /** Opened from the checkout, saving leads back there. */
  isFromCheckout?: boolean
}

/** A new address, or a saved one to change. */
export function AddressForm({ address, isFromCheckout = false }: AddressFormProps) {
  return (
    <form id={formId} method="post" action={address ? '/api/addresses/change' : '/api/addresses'}>
      {address && <input type="hidden" name="id" value={address.id} />}
      {isFromCheckout && <input type="hidden" name="from" value="checkout" />}
      <TypedText />
      <section className={card.card}>
        <AddressFields filled={address} required />
      </section>
    </form>
  )
}

export function SaveBar() {
  return (
    <BottomBar>
      <button className={`${button.primary} ${button.wide}`} type="submit" form={formId}>
        {addressText.save}
      </button>
    </BottomBar>
  )
}
