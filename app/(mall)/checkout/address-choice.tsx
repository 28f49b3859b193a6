import { AddressFields } from '@/components/address-fields'
import card from '@/components/card.module.css'
import type { SavedAddress } from '@/lib/mall/addresses'
import type { OrderRequest } from '@/lib/domain/checkout'
import styles from './checkout.module.css'

interface Props {
  addresses: readonly SavedAddress[]
  /** What was posted before. */
  form: OrderRequest | null
}

/** A saved address, or the fields of a new one: they open by CSS alone when 新地址 is chosen. */
export function AddressChoice({ addresses, form }: Props) {
  const filled = form?.address ?? null
  if (addresses.length === 0) {
    return (
      <section className={card.card}>
        <h2 className={card.heading}>收货地址</h2>
        <AddressFields filled={filled} required />
      </section>
    )
  }
  const known = addresses.find(({ id }) => id === form?.addressId) ?? addresses[0]
  const chosen = filled ? 'new' : known?.id
  return (
    <section className={card.card}>
      <h2 className={card.heading}>收货地址</h2>
      <div className={styles.choices}>
        {addresses.map((address) => (
          <SavedChoice key={address.id} address={address} isChosen={address.id === chosen} />
        ))}
        <input
          className={`${styles.radio} ${styles.newRadio}`}
          type="radio"
          name="addressId"
          value="new"
          id="address-new"
          defaultChecked={chosen === 'new'}
        />
        <label className={styles.choice} htmlFor="address-new">
          使用新地址
        </label>
        <div className={styles.newFields}>
          <AddressFields filled={filled} required={false} />
        </div>
      </div>
    </section>
  )
}

function SavedChoice({ address, isChosen }: { address: SavedAddress; isChosen: boolean }) {
  const id = `address-${address.id}`
  return (
    <>
      <input
        className={styles.radio}
        type="radio"
        name="addressId"
        value={address.id}
        id={id}
        defaultChecked={isChosen}
      />
      <label className={styles.choice} htmlFor={id}>
        <span className={styles.who}>
          {address.recipient} {address.phone}
          {address.isDefault && <span className={styles.tag}>默认</span>}
        </span>
        <span className={styles.where}>
          {address.region} {address.detail}
        </span>
      </label>
    </>
  )
}
