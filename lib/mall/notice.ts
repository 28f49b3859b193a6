import { errorTable } from '@/lib/errors'

type Query = Record<string, string | string[] | undefined>

/** The sentence for the `?error=` that a refused form came back with, or null. A made-up code says nothing. */
export function noticeOf(query: Query): string | null {
  const found = Object.entries(errorTable).find(([code]) => code === query['error'])
  return found ? found[1][1] : null
}
