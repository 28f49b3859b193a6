/** What XML 1.0 §2.2 has no way to carry, not even escaped: most control characters and lone surrogates. */
export const unwritable = /[\p{Cs}\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u

/** Whether a numeric reference may name this code point. False for NaN. */
export function isXmlCharacter(code: number): boolean {
  return code <= 0x10ffff && !Number.isNaN(code) && !unwritable.test(String.fromCodePoint(code))
}
