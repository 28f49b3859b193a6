const beijingOffsetMs = 8 * 60 * 60 * 1000

/** `yyyyMMddHHmmss` in Beijing time, as WeChat writes every moment. */
export function toBeijing(at: number): string {
  return new Date(at + beijingOffsetMs).toISOString().replace(/[-T:]/g, '').slice(0, 14)
}

/** The moment a `yyyyMMddHHmmss` names, or null when it is no such moment (30 February, 25 o'clock). */
export function fromBeijing(text: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text)
  if (!parts) return null
  const [, year, month, day, hour, minute, second] = parts.map(Number)
  const at = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second) - beijingOffsetMs
  return toBeijing(at) === text ? at : null
}

/** `yyyy-MM-dd HH:mm:ss`, as answers about refunds write it. */
export function toBeijingText(at: number): string {
  return new Date(at + beijingOffsetMs).toISOString().replace('T', ' ').slice(0, 19)
}
