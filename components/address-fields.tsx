import { addressText } from '@/lib/domain/zh-cn'
import { AddressPaste } from './address-paste'
import styles from './address-fields.module.css'
import { Textarea } from './textarea'
import { WechatAddressButton } from './wechat/wechat-address-button'

interface Address {
  recipient: string
  phone: string
  region: string
  detail: string
}

/** The four fields of an address. Not `required` where the shopper may choose a saved one instead. */
export function AddressFields({ filled, required }: { filled: Address | null; required: boolean }) {
  return (
    <div>
      <AddressPaste />
      <label className={styles.field}>
        <span className={styles.name}>{addressText.recipient}</span>
        <input
          name="recipient"
          placeholder={addressText.recipientHint}
          autoComplete="name"
          maxLength={30}
          required={required}
          defaultValue={filled?.recipient}
        />
      </label>
      <label className={styles.field}>
        <span className={styles.name}>{addressText.phone}</span>
        <input
          name="phone"
          type="tel"
          placeholder={addressText.phoneHint}
          autoComplete="tel-national"
          inputMode="tel"
          maxLength={20}
          pattern="\s*(\+?86)?[\s\-]*1[\s\-]*[3-9]([\s\-]*[0-9]){9}\s*"
          title={addressText.phoneHint}
          required={required}
          defaultValue={filled?.phone}
        />
      </label>
      <label className={styles.field}>
        <span className={styles.name}>{addressText.region}</span>
        <input
          name="region"
          placeholder={addressText.regionHint}
          autoComplete="address-level1"
          minLength={2}
          maxLength={60}
          required={required}
          defaultValue={filled?.region}
        />
      </label>
      <label className={styles.field}>
        <span className={styles.name}>{addressText.detail}</span>
        <Textarea
          name="detail"
          placeholder={addressText.detailHint}
          autoComplete="street-address"
          minLength={2}
          maxLength={120}
          rows={2}
          required={required}
          defaultValue={filled?.detail}
        />
      </label>
      <WechatAddressButton />
    </div>
  )
}
