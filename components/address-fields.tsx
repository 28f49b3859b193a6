import styles from './address-fields.module.css'
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
    <div className={styles.fields}>
      <label className={styles.field}>
        <span className={styles.name}>收货人</span>
        <input
          name="recipient"
          placeholder="请填写姓名"
          autoComplete="name"
          maxLength={30}
          required={required}
          defaultValue={filled?.recipient}
        />
      </label>
      <label className={styles.field}>
        <span className={styles.name}>手机号</span>
        <input
          name="phone"
          type="tel"
          placeholder="11 位手机号码"
          autoComplete="tel-national"
          inputMode="tel"
          maxLength={20}
          pattern="\s*(\+?86)?[\s\-]*1[\s\-]*[3-9]([\s\-]*[0-9]){9}\s*"
          title="11 位手机号码"
          required={required}
          defaultValue={filled?.phone}
        />
      </label>
      <label className={styles.field}>
        <span className={styles.name}>所在地区</span>
        <input
          name="region"
          placeholder="省、市、区（县）"
          autoComplete="address-level1"
          minLength={2}
          maxLength={60}
          required={required}
          defaultValue={filled?.region}
        />
      </label>
      <label className={styles.field}>
        <span className={styles.name}>详细地址</span>
        <textarea
          name="detail"
          placeholder="街道、小区、楼栋、门牌号"
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
