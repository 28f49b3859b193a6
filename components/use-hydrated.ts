import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** False in the server's HTML and until React has taken the page over: a button drawn earlier would not hear a tap. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
