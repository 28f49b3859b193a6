import { readQuery } from './listing'

/** Where a phone keeps them. */
export const recentSearchesKey = 'recent-searches'

const maxRecent = 8

/** Reads what was kept on the phone; anything else is an empty list. */
export function readRecent(stored: string | null): string[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]')
    if (!Array.isArray(value)) return []
    const queries: unknown[] = value
    return queries
      .map((query) => (typeof query === 'string' ? readQuery(query) : ''))
      .filter((query) => query !== '')
      .slice(0, maxRecent)
  } catch {
    return []
  }
}

/** The newest first, each once, only the last few. */
export function addRecent(queries: readonly string[], query: string): string[] {
  return [query, ...queries.filter((other) => other !== query)].slice(0, maxRecent)
}
