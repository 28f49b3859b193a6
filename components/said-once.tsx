'use client'

import { useEffect } from 'react'
import { replaceAddress } from './page-address'

/** What the address says of what was just done. */
const words = ['added', 'claimed', 'requested', 'received', 'again', 'error', 'request']

/** Takes that out of the address, so that going back, reloading or pulling the page down does not say it again. */
export function SaidOnce() {
  useEffect(() => {
    const address = new URL(location.href)
    for (const word of words) address.searchParams.delete(word)
    if (address.href !== location.href) replaceAddress(address.href)
  }, [])
  return null
}
