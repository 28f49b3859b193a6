import { Icon } from '@/components/icon'
import { doneIcon } from '@/components/icons/done'
import styles from './cart.module.css'

interface TickProps {
  /** Which line; without it, all of them. */
  skuId?: number
  isSelected: boolean
  /** The words beside it, or, for a screen reader alone, what it is of. */
  label: string
  isLabelShown?: boolean
  onSelect: (isSelected: boolean) => void
}

/** A checkbox that posts: before the script runs it is the one button of a form. */
export function Tick({ skuId, isSelected, label, isLabelShown = false, onSelect }: TickProps) {
  return (
    <form method="post" action="/api/cart/select">
      {skuId !== undefined && <input type="hidden" name="skuId" value={skuId} />}
      <button
        className={styles.tick}
        type="submit"
        name="isSelected"
        value={String(!isSelected)}
        role="checkbox"
        aria-checked={isSelected}
        {...(!isLabelShown && { 'aria-label': label })}
        onClick={(event) => {
          event.preventDefault()
          onSelect(!isSelected)
        }}
      >
        <span className={isSelected ? `${styles.mark} ${styles.marked}` : styles.mark}>
          {isSelected && <Icon of={doneIcon} />}
        </span>
        {isLabelShown && label}
      </button>
    </form>
  )
}
