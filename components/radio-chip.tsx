import type { ComponentPropsWithoutRef } from 'react'
import styles from './radio-chip.module.css'

/** One of a few values, as a chip to tap. */
export function RadioChip({ children, ...input }: ComponentPropsWithoutRef<'input'>) {
  return (
    <label className={styles.option}>
      <input {...input} className={styles.radio} type="radio" />
      <span className={styles.chip}>{children}</span>
    </label>
  )
}
