import { heightOf, isSeen, layerOf, nameOf, seenPart, whatIsLookedAt, type Box, type Thing } from './boxes'

const tappable =
  'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="switch"]'

/** Every line of text that a person can see. */
export function findTexts(): Thing[] {
  const walker = document.createTreeWalker(whatIsLookedAt(), NodeFilter.SHOW_TEXT)
  const texts: Thing[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const words = node.textContent?.trim() ?? ''
    if (!element || words === '' || element.closest('script, style, option') || !isSeen(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const layer = layerOf(element)
    for (const line of range.getClientRects()) {
      const box = seenPart(element, lettersOf(line, element))
      if (box) texts.push({ element, box, words: `“${words.slice(0, 24)}”`, layer })
    }
  }
  return texts
}

/** A line's box has the font's own air above and below; letters reach as far as their size. */
function lettersOf(line: DOMRect, element: Element): Box {
  const size = Math.min(line.height, parseFloat(getComputedStyle(element).fontSize) * scaleOf(element))
  const middle = (line.top + line.bottom) / 2
  return { left: line.left, right: line.right, top: middle - size / 2, bottom: middle + size / 2 }
}

/** How much larger than its style says a phone's font setting draws this text. */
function scaleOf(element: Element): number {
  const percent = getComputedStyle(element).getPropertyValue('-webkit-text-size-adjust')
  return percent.endsWith('%') ? Math.max(1, parseFloat(percent) / 100) : 1
}

/** Everything that can be tapped. A radio or a switch that has a label is tapped by it. */
export function findTargets(): Thing[] {
  const seen = new Set<Element>()
  for (const element of whatIsLookedAt().querySelectorAll(tappable)) {
    const target = targetOf(element)
    if (isSeen(target) && !isHiddenSkipLink(target)) seen.add(target)
  }
  return [...seen].flatMap((element) => {
    const layer = layerOf(element)
    const words = nameOf(element)
    const isInline = getComputedStyle(element).display === 'inline'
    const rects = isInline ? [...element.getClientRects()] : [element.getBoundingClientRect()]
    return rects.flatMap((rect) => {
      const box = seenPart(element.parentElement, rect)
      return box ? [{ element, box, words, layer }] : []
    })
  })
}

function targetOf(element: Element): Element {
  const isTicked = element instanceof HTMLInputElement && /^(radio|checkbox)$/.test(element.type)
  return element.closest('label') ?? (isTicked ? element.labels?.[0] : null) ?? element
}

/** Comes into sight when it has the focus. */
function isHiddenSkipLink(element: Element): boolean {
  return heightOf(element.getBoundingClientRect()) <= 1
}
