import { Icon } from './icon'
import { closeIcon } from './icons/close'
import { doneIcon } from './icons/done'
import styles from './steps.module.css'

export interface Step {
  word: string
  state: 'done' | 'current' | 'failed' | 'to_come'
  /** When it was done. */
  time: string | null
}

/** Where something stands that goes through a few stations. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map(({ word, state, time }) => (
        <li
          key={word}
          className={[styles.step, styles[state]].filter(Boolean).join(' ')}
          aria-current={state === 'current' || state === 'failed' ? 'step' : undefined}
        >
          <span className={styles.dot}>
            {state === 'done' && <Icon of={doneIcon} />}
            {state === 'failed' && <Icon of={closeIcon} />}
          </span>
          <span className={styles.word}>{word}</span>
          {time && <span className={styles.time}>{time}</span>}
        </li>
      ))}
    </ol>
  )
}
