/**
 * Counts per key within a fixed window, in this process. Good against a client gone wild, not for anything that
 * protects money. Remembers at most `maxKeys` keys; beyond that it starts anew, which lets some through.
 */
export function createRate(of: { limit: number; windowMs: number; maxKeys: number }): {
  isExceeded(key: string, at: Date): boolean
} {
  const counts = new Map<string, number>()
  let startedAt = 0
  return {
    /** Counts one; true when the key has had more than `limit` in the window. */
    isExceeded(key, at) {
      const isOver = at.getTime() - startedAt >= of.windowMs
      if (isOver || (counts.size >= of.maxKeys && !counts.has(key))) {
        counts.clear()
        startedAt = at.getTime()
      }
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return count > of.limit
    },
  }
}
