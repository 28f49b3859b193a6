import { AddressFields } from '@/components/address-fields'
import { BottomBar } from '@/components/bottom-bar'
import button from '@/components/button.module.css'
import card from '@/components/card.module.css'
import type { SavedAddress } from '@/lib/mall/addresses'

const formId = 'address'

/** A new address, or a saved one to change. */
export function AddressForm({ address }: { address: SavedAddress | null }) {
  return (
    <form id={formId} method="post" action={address ? '/api/addresses/change' : '/api/addresses'}>
      {address && <input type="hidden" name="id" value={address.id} />}
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
        保存
      </button>
    </BottomBar>
  )
}
