import { belong, heightOf, nameOf, widthOf, type Thing } from './boxes'

const fingerPx = 44
/** Smaller than this no room around it helps: WCAG 2.2, 2.5.8. */
const leastPx = 24

/** Targets whose middle, once scrolled into sight, is something else's. */
export function findCoveredTargets(targets: readonly Thing[]): string[] {
  return targets.flatMap(({ element, words }) => {
    const [x, y] = middleOf(element)
    const hit = document.elementFromPoint(x, y)
    if (!hit || belong(hit, element)) return []
    return [`${words} is covered by ${nameOf(hit)}`]
  })
}

/** Targets that a finger misses: another one is within the 44 px round their middle, or they are hardly there. */
export function findSmallTargets(targets: readonly Thing[]): string[] {
  const all = new Set(targets.map(({ element }) => element))
  return targets.flatMap((target) => {
    const { element, words } = target
    const [width, height] = sizeOf(target)
    if (width >= fingerPx - 0.5 && height >= fingerPx - 0.5) return []
    const size = `${Math.round(width)} × ${Math.round(height)} px`
    if (Math.min(width, height) < leastPx && !isInSentence(element)) {
      return [`${words} is only ${size}`]
    }
    const neighbour = neighbourOf(element, all)
    return neighbour ? [`${words} is only ${size}, and ${nameOf(neighbour)} is beside it`] : []
  })
}

/** What is in sight of it; in a row that scrolls sideways, what will be. */
function sizeOf({ element, box }: Thing): [width: number, height: number] {
  if (!element.closest('[data-scrolls-sideways]')) return [widthOf(box), heightOf(box)]
  const { width, height } = element.getBoundingClientRect()
  return [width, height]
}

function neighbourOf(element: Element, all: ReadonlySet<Element>): Element | null {
  const [x, y] = middleOf(element)
  const reach = fingerPx / 2 - 1
  for (const [right, down] of [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ] as const) {
    let hit = document.elementFromPoint(x + right * reach, y + down * reach)
    while (hit && !all.has(hit)) hit = hit.parentElement
    if (hit && !belong(hit, element)) return hit
  }
  return null
}

/** Scrolls to it; a link that breaks over lines is looked at where it begins. */
function middleOf(element: Element): [number, number] {
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
  const rect = element.getClientRects()[0] ?? element.getBoundingClientRect()
  return [(rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2]
}

/** A word of running text that is a link cannot be larger than its line. */
function isInSentence(element: Element): boolean {
  const beside = [...(element.parentElement?.childNodes ?? [])]
  const isText = (node: Node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== ''
  return getComputedStyle(element).display === 'inline' && beside.some(isText)
}
