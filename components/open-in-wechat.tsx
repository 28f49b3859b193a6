import QRCode from 'qrcode'
import { shareText } from '@/lib/domain/zh-cn'
import button from './button.module.css'
import styles from './open-in-wechat.module.css'

/** Why this browser will not do; `outside` is any browser that is not WeChat. */
export type OpenInWechatReason = keyof typeof shareText.why

/** Shows `url` (absolute, built from PUBLIC_ORIGIN) as a QR code for WeChat on a phone, and why it is needed. */
export async function OpenInWechat(props: { url: string; reason?: OpenInWechatReason }) {
  const reason = props.reason ?? 'outside'
  const code = await qrDataUri(props.url)
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{shareText.openTitle}</h1>
      <p className={styles.text}>
        {shareText.why[reason]}
        {shareText.how[reason]}
      </p>
      {/* An image and not inline SVG: only images can be long-pressed and scanned inside WeChat. */}
      {/* eslint-disable-next-line @next/next/no-img-element -- a data URI: nothing to fetch or resize */}
      <img className={styles.code} src={code} alt={shareText.qrCode} width="220" height="220" />
      <p className={styles.url}>{props.url}</p>
      <a className={button.plain} href="/">
        {shareText.stay}
      </a>
    </main>
  )
}

async function qrDataUri(url: string): Promise<string> {
  const svg = await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
