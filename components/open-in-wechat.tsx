import QRCode from 'qrcode'
import styles from './open-in-wechat.module.css'

/** Why this browser will not do; `outside` is any browser that is not WeChat. */
export type OpenInWechatReason = 'outside' | 'wechat_pc' | 'miniprogram'

const sentences = {
  outside: '本商城使用微信登录和支付，当前浏览器无法完成。',
  wechat_pc: '电脑版微信不支持在网页内付款。',
  miniprogram: '小程序内打开的网页不支持微信支付。',
} as const satisfies Record<OpenInWechatReason, string>

const directions = {
  outside: '请用手机微信扫描二维码，在微信中继续。',
  wechat_pc: '请用手机微信扫描二维码，在手机上继续。',
  miniprogram: '请长按二维码识别，或用另一部手机的微信扫一扫，在微信中继续。',
} as const satisfies Record<OpenInWechatReason, string>

/** Shows `url` (absolute, built from PUBLIC_ORIGIN) as a QR code for WeChat on a phone, and why it is needed. */
export async function OpenInWechat(props: { url: string; reason?: OpenInWechatReason }) {
  const reason = props.reason ?? 'outside'
  const code = await qrDataUri(props.url)
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>请用手机微信打开</h1>
      <p className={styles.text}>
        {sentences[reason]}
        {directions[reason]}
      </p>
      {/* An image and not inline SVG: only images can be long-pressed and scanned inside WeChat. */}
      {/* eslint-disable-next-line @next/next/no-img-element -- a data URI: nothing to fetch or resize */}
      <img className={styles.code} src={code} alt="本页网址的二维码" />
      <p className={styles.url}>{props.url}</p>
    </main>
  )
}

async function qrDataUri(url: string): Promise<string> {
  const svg = await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
