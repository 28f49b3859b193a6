'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { listingHref } from '@/lib/domain/listing'
import { addRecent, readRecent, recentSearchesKey } from '@/lib/domain/recent-searches'
import { catalogueText } from '@/lib/domain/zh-cn'
import styles from './search.module.css'

const listeners = new Set<() => void>()

/**
 * What this phone searched for last; nothing of it reaches the shop. With `found` it only remembers that search,
 * which found something.
 */
export function RecentSearches({ found }: { found?: string }) {
  const stored = useSyncExternalStore(subscribe, load, () => null)
  useEffect(() => {
    if (found !== undefined) save(JSON.stringify(addRecent(readRecent(load()), found)))
  }, [found])
  const queries = readRecent(stored)
  if (found !== undefined || queries.length === 0) return null
  return (
    <section className={styles.recent} aria-label={catalogueText.recent}>
      <div className={styles.recentHead}>
        <h2>{catalogueText.recent}</h2>
        <button
          type="button"
          className={styles.clear}
          aria-label={catalogueText.clearRecentOf}
          onClick={() => save(null)}
        >
          {catalogueText.clearRecent}
        </button>
      </div>
      <ul className={styles.words}>
        {queries.map((query) => (
          <li key={query}>
            <a href={listingHref({ category: null, query, sort: 'default' })}>{query}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function load(): string | null {
  try {
    return localStorage.getItem(recentSearchesKey)
  } catch {
    // Forbidden in some browsers' settings: then nothing is remembered.
    return null
  }
}

function save(value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(recentSearchesKey)
    else localStorage.setItem(recentSearchesKey, value)
  } catch {
    // As above, or the phone is full: a list of searches is not worth a word about it.
    return
  }
  listeners.forEach((listener) => listener())
}
