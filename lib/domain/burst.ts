/** Notices when something that should be rare happens often. Keeps at most `limit + 1` times. */
export function createBurst(of: { limit: number; windowMs: number }): { add(at: Date): boolean } {
  let times: number[] = []
  return {
    /** Counts one; true when more than `limit` fell within the window that ends now. */
    add(at) {
      const since = at.getTime() - of.windowMs
      times = [...times.filter((time) => time > since), at.getTime()].slice(-(of.limit + 1))
      return times.length > of.limit
    },
  }
}
