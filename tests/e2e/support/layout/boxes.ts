/** Runs in the page. Where things are, in the coordinates of the viewport. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export interface Thing {
  element: Element
  /** A line of text is one box, a link that breaks over lines several. */
  box: Box
  /** For the sentence that complains. */
  words: string
  /** The bar or dialog that it moves with; null for what scrolls with the page. */
  layer: Element | null
}

export const widthOf = (box: Box) => box.right - box.left
export const heightOf = (box: Box) => box.bottom - box.top

/** Rounding and the curves of letters take a pixel or two. */
const tolerancePx = 2

export function overlaps(one: Box, other: Box): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return across > tolerancePx && down > tolerancePx
}

export function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left - tolerancePx &&
    inner.right <= outer.right + tolerancePx &&
    inner.top >= outer.top - tolerancePx &&
    inner.bottom <= outer.bottom + tolerancePx
  )
}

/** What a person can see of a box in `inside`: nothing of what is cut or scrolled out of sight; null when that is all. */
export function seenPart(inside: Element | null, box: DOMRect | Box): Box | null {
  let { left, top, right, bottom } = box
  for (let at = inside; at && at !== document.body; at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at)
    const clip = at.getBoundingClientRect()
    if (overflowX !== 'visible') [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)]
    if (overflowY !== 'visible') [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)]
  }
  return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null
}

export function isSeen(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}

/** The outermost thing round it that does not scroll with the page. */
export function layerOf(element: Element): Element | null {
  let layer: Element | null = null
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
    if (isFastened(at)) layer = at
  }
  return layer
}

export function isFastened(element: Element): boolean {
  const { position } = getComputedStyle(element)
  return position === 'fixed' || position === 'sticky'
}

/** An open dialog is all there is to look at; the page behind it is covered on purpose. */
export function whatIsLookedAt(): Element {
  return document.querySelector('[aria-modal="true"]') ?? document.body
}

/** A target holds its own text, a card that is a link may hold a button. */
export function belong(one: Element, other: Element): boolean {
  return one.contains(other) || other.contains(one)
}

/** A short name for an element, for people. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label') ?? element.textContent ?? ''
  const words = label.replace(/\s+/g, ' ').trim().slice(0, 24)
  return `<${element.localName}>${words || (element.getAttribute('name') ?? element.getAttribute('class') ?? '')}`
}
