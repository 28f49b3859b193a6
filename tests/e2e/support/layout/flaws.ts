import {
  belong,
  heightOf,
  isFastened,
  isSeen,
  isWithin,
  nameOf,
  overlaps,
  whatIsLookedAt,
  type Thing,
} from './boxes'
import { findCoveredTargets, findSmallTargets } from './targets'
import { findTargets, findTexts } from './things'

/** Each flaw of the page's layout as a sentence; runs in the page, at any scroll, and scrolls it. */
export function findFlaws(): string[] {
  scrollTo(0, 0)
  const [texts, targets] = [findTexts(), findTargets()]
  const flaws = [
    ...findSticksOut(),
    ...findCutText(),
    ...findOverlaps(texts, targets),
    ...findTextOutsideButton(texts),
    ...findHiddenUnderBars(),
    ...findCoveredTargets(targets),
    ...findSmallTargets(targets),
  ]
  scrollTo(0, 0)
  return [...new Set(flaws)].slice(0, 8)
}

function elements(): HTMLElement[] {
  return [...whatIsLookedAt().querySelectorAll<HTMLElement>('*')].filter(isSeen)
}

/** For screen readers only, and therefore nowhere. */
function isTiny(element: HTMLElement): boolean {
  return element.clientWidth <= 1 && getComputedStyle(element).position === 'absolute'
}

function findSticksOut(): string[] {
  const isWide = document.documentElement.scrollWidth > innerWidth
  const stray = elements().filter((element) => {
    if (isTiny(element) || element.closest('[data-scrolls-sideways]')) return false
    const { left, right, width } = element.getBoundingClientRect()
    return width > 0 && (right > innerWidth + 1 || left < -1)
  })
  return [
    ...(isWide ? ['the page scrolls sideways'] : []),
    ...stray.slice(0, 3).map((element) => `${nameOf(element)} sticks out at the side`),
  ]
}

/** Text that its box hides. A card may shorten a title with "…": the product's own page shows it whole. */
function findCutText(): string[] {
  const cut = elements().filter((element) => {
    const style = getComputedStyle(element)
    const isShortened = style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis'
    if (isShortened || isTiny(element) || element.textContent?.trim() === '') return false
    const cutsDown = isHiding(style.overflowY) && element.scrollHeight > element.clientHeight + 2
    const cutsAcross = isHiding(style.overflowX) && element.scrollWidth > element.clientWidth + 2
    return cutsDown || cutsAcross
  })
  return cut.slice(0, 3).map((element) => `${nameOf(element)} is cut`)
}

const isHiding = (overflow: string) => overflow === 'hidden' || overflow === 'clip'

function findOverlaps(texts: readonly Thing[], targets: readonly Thing[]): string[] {
  const flaws: string[] = []
  const compare = (one: Thing, other: Thing) => {
    if (one.layer === other.layer && overlaps(one.box, other.box)) {
      flaws.push(`${one.words} and ${other.words} cover one another`)
    }
  }
  texts.forEach((text, index) => {
    // The lines of one text are set by its own line height; a shortened one has boxes that nobody sees.
    for (const other of texts.slice(index + 1)) if (text.words !== other.words) compare(text, other)
    for (const target of targets) if (!belong(text.element, target.element)) compare(text, target)
  })
  targets.forEach((target, index) => {
    for (const other of targets.slice(index + 1)) {
      if (!belong(target.element, other.element)) compare(target, other)
    }
  })
  return flaws
}

function findTextOutsideButton(texts: readonly Thing[]): string[] {
  return texts.flatMap(({ element, box, words }) => {
    const button = element.closest('button')
    if (!button || isWithin(box, button.getBoundingClientRect())) return []
    return [`${words} sticks out of its button`]
  })
}

/** What the bars at the top and the foot hide for good, because the page cannot be scrolled any further. */
function findHiddenUnderBars(): string[] {
  if (whatIsLookedAt() !== document.body) return []
  const flaws: string[] = []
  const bars = elements().filter(isFastened)
  const heights = bars.map((bar) => heightOf(bar.getBoundingClientRect()))
  const coveredPx = heights.reduce((sum, height) => sum + height, 0)
  if (coveredPx > (innerHeight * 2) / 3)
    flaws.push(`the bars take ${Math.round(coveredPx)} px of ${innerHeight}`)
  for (const [place, y] of [
    ['top', 0],
    ['foot', document.documentElement.scrollHeight],
  ] as const) {
    scrollTo(0, y)
    const there = bars.filter((bar) => {
      const { top, bottom } = bar.getBoundingClientRect()
      return place === 'top' ? top <= 1 : bottom >= innerHeight - 1
    })
    for (const bar of there) {
      const box = bar.getBoundingClientRect()
      const hidden = [...findTexts(), ...findTargets()].filter((thing) => thing.layer === null)
      for (const { box: under, words } of hidden) {
        if (overlaps(under, box)) flaws.push(`${words} stays hidden under the bar at the ${place}`)
      }
    }
  }
  scrollTo(0, 0)
  return flaws
}
