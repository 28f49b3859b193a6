import { useEffect, useRef } from 'react'
import { forgetChoices, readChoices, type Choices } from './kept-choices'

/** Hands over what was kept of this checkout, once, as the shopper comes back to it. */
export function useKeptChoices(checkoutId: string, restore: (kept: Choices) => void): void {
  const first = useRef(restore)
  useEffect(() => {
    const kept = readChoices(checkoutId)
    forgetChoices()
    if (kept) first.current(kept)
  }, [checkoutId])
}
