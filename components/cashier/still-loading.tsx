import { cashierPageText as text } from '@/lib/domain/zh-cn'
import styles from './still-loading.module.css'

/** For the time before the script, or without it. Made by the server, so that the script carries none of it. */
export function StillLoading() {
  return (
    <p className={styles.words}>
      {text.stillLoading}
      {/* This very page, loaded anew. */}
      <a className={styles.reload} href="">
        {text.reload}
      </a>
    </p>
  )
}
