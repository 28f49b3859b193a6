'use client'

import { useState } from 'react'
import card from '@/components/card.module.css'
import { Textarea } from '@/components/textarea'
import { useEarlyEntry } from '@/components/use-early-entry'
import { maxRemark } from '@/lib/domain/limits'
import { checkoutText } from '@/lib/domain/zh-cn'
import { useCheckout } from './checkout-state'
import styles from './checkout.module.css'
import { readChoices } from './kept-choices'

/** What the shopper wants the shop to know, with how much of the room is used. */
export function Remark({ initial }: { initial: string }) {
  const { checkoutId } = useCheckout()
  const [used, setUsed] = useState(initial.length)
  const field = useEarlyEntry<HTMLTextAreaElement>((area) => {
    const kept = readChoices(checkoutId)
    if (kept && area.value === initial) area.value = kept.remark
    setUsed(area.value.length)
  })
  return (
    <label className={`${card.card} ${styles.remark}`}>
      <span className={styles.remarkHead}>
        <span>{checkoutText.remark}</span>
        <span className={styles.note} aria-hidden="true">
          {checkoutText.remarkCount({ used, most: maxRemark })}
        </span>
      </span>
      <Textarea
        ref={field}
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
