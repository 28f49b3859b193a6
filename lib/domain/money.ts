/** Money is whole fen (分), always: 1 yuan is 100. */
export type Fen = number

/** The most one order may cost; the database checks the same figure. */
export const maxTotalFen: Fen = 1_000_000_000

/** Shows fen as yuan for people: `formatYuan(123456)` is `1,234.56`. */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : ''
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${yuan}.${digits.slice(-2)}`
}

/** Reads yuan as a person types them, at most two decimals: `12`, `12.5`, `12.50`. Null for anything else. */
export function parseYuan(text: string): Fen | null {
  const [, yuan, cents = ''] = /^([0-9]{1,8})(?:\.([0-9]{1,2}))?$/.exec(text.trim()) ?? []
  return yuan === undefined ? null : Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
}

/**
 * Reads an amount as WeChat writes it: decimal digits of fen, no sign, no leading zero, no exponent.
 * Returns null for anything else, so that a strange amount can never equal a real one.
 */
export function parseFen(text: string | undefined): Fen | null {
  if (text === undefined || !/^(0|[1-9][0-9]{0,15})$/.test(text)) return null
  const fen = Number(text)
  return Number.isSafeInteger(fen) ? fen : null
}
