import { useEffect, useRef, type RefObject } from 'react'

/**
 * For a field whose entry is kept beside it: hands it over once, as the page's script takes over. What a shopper on a slow
 * network entered before told nobody. Returns the ref for the field.
 */
export function useEarlyEntry<Field extends HTMLElement>(
  take: (field: Field) => void,
): RefObject<Field | null> {
  const field = useRef<Field>(null)
  const first = useRef(take)
  useEffect(() => {
    if (field.current) first.current(field.current)
  }, [])
  return field
}
