/** `29:59`, or `1:00:00` from an hour on; never below zero. */
export function formatRemaining(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1_000))
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown
    .map((part, at) => (at === 0 && shown.length === 3 ? part : String(part).padStart(2, '0')))
    .join(':')
}

/**
 * When a countdown asks the server, counted like `passedMs` from when the server said that `leftMs` are left: a second
 * after the end, so that the server agrees, then after pauses that grow from 5 seconds to a minute.
 */
export function nextAskMs(leftMs: number, passedMs: number): number {
  const overMs = passedMs - leftMs
  return overMs < 0 ? leftMs + 1_000 : passedMs + Math.min(60_000, Math.max(5_000, overMs))
}
