interface Card {
  slug: string
  title: string
  subtitle: string
}

export interface Columns<T> {
  left: T[]
  right: T[]
}

/** Some pictures are cut taller than wide, always the same ones, so that the two columns do not run in step. */
export function isTall(slug: string): boolean {
  const sum = Array.from(slug).reduce((total, letter) => total + letter.charCodeAt(0), 0)
  return sum % 3 === 0
}

/**
 * Lays cards into two columns, each next card into the one that is shorter by then. Cards that follow never move
 * those before them.
 */
export function intoColumns<T extends Card>(cards: readonly T[]): Columns<T> {
  const columns: Columns<T> = { left: [], right: [] }
  let [left, right] = [0, 0]
  for (const card of cards) {
    if (left <= right) {
      columns.left.push(card)
      left += heightOf(card)
    } else {
      columns.right.push(card)
      right += heightOf(card)
    }
  }
  return columns
}

/** Roughly, in lines of text: a picture is as high as eight of them, and ten characters fill one. */
function heightOf({ slug, title, subtitle }: Card): number {
  const lines = (text: string, perLine: number) => Math.max(1, Math.ceil(text.length / perLine))
  return (isTall(slug) ? 10 : 8) + lines(title, 10) + lines(subtitle, 12) * 0.8 + 2.5
}
