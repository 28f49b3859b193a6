/** Remembers the last `limit` of what it was given; the oldest is forgotten first. */
export function createRecent(limit: number): { has(one: string): boolean; add(one: string): void } {
  // A Set keeps the order in which its members came.
  const members = new Set<string>()
  return {
    has: (one) => members.has(one),
    add(one) {
      members.delete(one)
      members.add(one)
      const [oldest] = members
      if (members.size > limit && oldest !== undefined) members.delete(oldest)
    },
  }
}
