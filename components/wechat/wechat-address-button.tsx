'use client'

import { useEffect, useRef, useState } from 'react'
import { wechatAddressText } from '@/lib/domain/zh-cn'
import button from '../button.module.css'
import { Icon } from '../icon'
import { pinIcon } from '../icons/pin'
import { whenIdle } from './when-idle'
import styles from './wechat-address-button.module.css'

/** Fills the form it stands in from the shopper's addresses at WeChat; drawn only where WeChat offers that. */
export function WechatAddressButton() {
  const [isOffered, setOffered] = useState(false)
  const [said, setSaid] = useState('')
  const own = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!/MicroMessenger/i.test(navigator.userAgent)) return
    return whenIdle(() => {
      import('./address').then(
        ({ isAddressOffered }) => isAddressOffered().then(setOffered),
        () => undefined,
      )
    })
  }, [])
  if (!isOffered) return null

  const choose = async () => {
    setSaid('')
    const { fillFromWechat } = await import('./address')
    const form = own.current?.form
    if (form) setSaid(wechatAddressText[await fillFromWechat(form)])
  }
  return (
    <div className={styles.row}>
      <button
        ref={own}
        type="button"
        className={`${button.plain} ${styles.use}`}
        onClick={() => void choose()}
      >
        <Icon of={pinIcon} className={styles.icon} />
        {wechatAddressText.use}
      </button>
      <span className={styles.said} role="status">
        {said}
      </span>
    </div>
  )
}
