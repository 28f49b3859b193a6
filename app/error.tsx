'use client'

import { useContext } from 'react'
import { FailedPage } from '@/components/connection/failed-page'

/**
 * For what fails after the page had begun, and in the browser. A page that fails before that is answered by our own
 * server (scripts/server/failed-page.ts), readable without a script.
 */
export default function ErrorPage() {
  return useContext(FailedPage)
}
