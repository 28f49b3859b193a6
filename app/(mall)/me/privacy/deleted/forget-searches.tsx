'use client'

import { useEffect } from 'react'
import { recentSearchesKey } from '@/lib/domain/recent-searches'

/** What this phone searched for is the shopper's too, though the shop never had it. */
export function ForgetSearches() {
  useEffect(() => {
    try {
      localStorage.removeItem(recentSearchesKey)
    } catch {
      // Forbidden in some browsers' settings: then nothing was remembered.
      return
    }
  }, [])
  return null
}
