const beijingOffsetMs = 8 * 60 * 60 * 1000

/** `yyyyMMddHHmmss` in Beijing time, which knows no summer time: how v2 writes a moment. */
export function formatBeijingTime(at: Date): string {
  const iso = new Date(at.getTime() + beijingOffsetMs).toISOString()
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)]
  return year + month + day + iso.slice(11, 13) + iso.slice(14, 16) + iso.slice(17, 19)
}

/** Reads what `formatBeijingTime` writes; null for anything else, such as the 31st of February. */
export function parseBeijingTime(text: string | undefined): Date | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text ?? '')
  if (!parts) return null
  const [, year, month, day, hour, minute, second] = parts
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const localMs = Date.parse(local)
  // The 31st of February is read as the 3rd of March.
  if (Number.isNaN(localMs) || new Date(localMs).toISOString() !== local) return null
  return new Date(localMs - beijingOffsetMs)
}

/** Reads `yyyy-MM-dd HH:mm:ss`, how the refund calls write a moment of Beijing; null for anything else. */
export function parseSpacedBeijingTime(text: string | undefined): Date | null {
  const isSpaced = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text ?? '')
  return isSpaced ? parseBeijingTime(text?.replace(/\D/g, '')) : null
}
