'use client'

import { useState } from 'react'
import card from '@/components/card.module.css'
import { maxRemark } from '@/lib/domain/limits'
import { checkoutText } from '@/lib/domain/zh-cn'
import styles from './checkout.module.css'

/** What the shopper wants the shop to know, with how much of the room is used. */
export function Remark({ initial }: { initial: string }) {
  const [used, setUsed] = useState(initial.length)
  return (
    <label className={`${card.card} ${styles.remark}`}>
      <span className={styles.remarkHead}>
        <span>{checkoutText.remark}</span>
        <span className={styles.note} aria-hidden="true">
          {checkoutText.remarkCount({ used, most: maxRemark })}
        </span>
      </span>
      <textarea
        name="remark"
        placeholder={checkoutText.remarkHint}
        maxLength={maxRemark}
        rows={2}
        defaultValue={initial}
        onChange={(event) => setUsed(event.target.value.length)}
      />
    </label>
  )
}
