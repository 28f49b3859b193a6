'use client'

import { useEffect } from 'react'
import { reloadIfReachable } from './connection/reload'

/** Loads the page again when the phone brings back a kept copy of it: WeChat on iOS keeps dead pages alive. */
export function FreshOnReturn() {
  useEffect(() => {
    const reload = (event: PageTransitionEvent) => {
      if (event.persisted) void reloadIfReachable()
    }
    addEventListener('pageshow', reload)
    return () => removeEventListener('pageshow', reload)
  }, [])
  return null
}
