interface Card {
  slug: string
  title: string
  subtitle: string
}

export type Side = 'left' | 'right'

/** Some pictures are cut taller than wide, always the same ones, so that the two columns do not run in step. */
export function isTall(slug: string): boolean {
  const sum = Array.from(slug).reduce((total, letter) => total + letter.charCodeAt(0), 0)
  return sum % 3 === 0
}

/**
 * Which of two columns each card goes into: the one that is shorter by then, so that no card begins above the one before
 * it. Cards that follow never move those before them.
 */
export function sidesOf(cards: readonly Card[]): Side[] {
  const heights = { left: 0, right: 0 }
  return cards.map((card) => {
    const side = heights.left <= heights.right ? 'left' : 'right'
    heights[side] += heightOf(card)
    return side
  })
}

/** Roughly, in lines of text: a picture is as high as eight of them, and ten characters fill one. */
function heightOf({ slug, title, subtitle }: Card): number {
  const lines = (text: string, perLine: number) => Math.max(1, Math.ceil(text.length / perLine))
  return (isTall(slug) ? 10 : 8) + lines(title, 10) + lines(subtitle, 12) * 0.8 + 2.5
}
