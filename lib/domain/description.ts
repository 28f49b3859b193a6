const maxDescriptionBytes = 127
const maxRefundReasonBytes = 80

/**
 * Makes a text fit WeChat's `body` (chapter 9_1: String(127), counted here in UTF-8 bytes, the strictest reading):
 * control characters and lone surrogates become one space, and the end is cut on a code point, emoji included.
 * WeChat refuses an empty `body`, so a text with nothing left becomes 商品.
 */
export function fitDescription(text: string): string {
  return fit(text, maxDescriptionBytes) || '商品'
}

/** The same for `refund_desc` (chapter 9_4: String(80)), which may be empty. */
export function fitRefundReason(text: string): string {
  return fit(text, maxRefundReasonBytes)
}

function fit(text: string, maxBytes: number): string {
  const plain = text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s\uFFFE\uFFFF]+/gu, ' ').trim()
  return cutToBytes(plain, maxBytes).trimEnd()
}

function cutToBytes(text: string, maxBytes: number): string {
  let bytes = 0
  let end = 0
  for (const character of text) {
    bytes += utf8Length(character.codePointAt(0) ?? 0)
    if (bytes > maxBytes) break
    end += character.length
  }
  return text.slice(0, end)
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}

/** What an order is called where one line must do: `龙井`, `龙井 ×3` for several of one kind, `龙井 等5件` for several kinds. */
export function orderTitle({ titles, pieces }: { titles: readonly string[]; pieces: number }): string {
  const [first = '商品'] = titles
  if (titles.length > 1) return `${first} 等${pieces}件`
  return pieces > 1 ? `${first} ×${pieces}` : first
}
