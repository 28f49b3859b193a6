import { AddressFields } from '@/components/address-fields'
import { useEarlyEntry } from '@/components/use-early-entry'
import type { Address } from '@/lib/domain/checkout'
import { addressText } from '@/lib/domain/zh-cn'
import styles from './checkout.module.css'

interface NewInPlaceProps {
  filled: Address | null
  isChosen: boolean
  /** It was chosen, and perhaps filled in, before the script ran. */
  onEarly: (typed: Address) => void
}

/** Before the script runs, the fields of a new address open by CSS alone. */
export function NewInPlace({ filled, isChosen, onEarly }: NewInPlaceProps) {
  const radio = useEarlyEntry<HTMLInputElement>(({ checked, form }) => {
    if (checked && form) onEarly(typedIn(form))
  })
  return (
    <div className={styles.choices}>
      <input
        ref={radio}
        className={`${styles.radio} ${styles.newRadio}`}
        type="radio"
        name="addressId"
        value="new"
        id="address-new"
        defaultChecked={isChosen}
      />
      <label className={styles.choice} htmlFor="address-new">
        {addressText.useNew}
      </label>
      <div className={styles.newFields}>
        <AddressFields filled={filled} required={false} />
      </div>
    </div>
  )
}

function typedIn({ elements }: HTMLFormElement): Address {
  const text = (name: string) => {
    const field = elements.namedItem(name)
    return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : ''
  }
  return {
    recipient: text('recipient'),
    phone: text('phone'),
    region: text('region'),
    detail: text('detail'),
  }
}
