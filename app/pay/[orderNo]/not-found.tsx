import { LoginAgainLink } from '@/components/cashier/login-again-link'
import styles from './not-found.module.css'

/** Unknown orders and other people's: nothing here may tell which. */
export default function CashierNotFound() {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>没有找到这个订单</h1>
      <p className={styles.text}>请检查链接是否完整。如果订单是用另一个微信号下的，请用那个微信号登录。</p>
      <nav className={styles.links} aria-label="接下来">
        <LoginAgainLink className={styles.link} />
        <a className={styles.link} href="/orders">
          查看我的订单
        </a>
      </nav>
    </main>
  )
}
