/** `29:59`, or `1:00:00` from an hour on; never below zero. */
export function formatRemaining(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1_000))
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown
    .map((part, at) => (at === 0 && shown.length === 3 ? part : String(part).padStart(2, '0')))
    .join(':')
}
