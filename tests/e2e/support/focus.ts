import type { Page } from '@playwright/test'

/** Where the Tab key has led. */
export interface Stop {
  name: string
  /** Of all elements, in the order in which they are read aloud. */
  place: number
  /** Of what scrolls with the page; null inside a bar, which stays where it is. */
  top: number | null
  bottom: number
  /** Something is drawn round it. */
  isMarked: boolean
  /** It is in sight, with nothing over its middle. */
  isInSight: boolean
}

/** Presses Tab from the top of the page until the focus leaves it, or comes round, or never does. */
export async function tabThrough(page: Page, most = 150): Promise<Stop[]> {
  await page.evaluate(() => {
    // What was tapped last is where the next Tab would begin.
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
    scrollTo(0, 0)
  })
  const stops: Stop[] = []
  while (stops.length < most) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(readStop)
    if (stop === null || stop.place === stops[0]?.place) return stops
    stops.push(stop)
  }
  return stops
}

/** How many places the Tab key has to reach: a group of radios is one. */
export async function countStops(page: Page): Promise<number> {
  return page.evaluate(() => {
    const able = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]'
    const groups = new Set<string>()
    const found = [...document.querySelectorAll<HTMLElement>(able)].filter((element) => {
      if (element.matches(':disabled') || !element.checkVisibility({ visibilityProperty: true })) return false
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true
      const isFirst = !groups.has(element.name)
      groups.add(element.name)
      return isFirst
    })
    return found.length
  })
}

function readStop(): Stop | null {
  const element = document.activeElement
  if (!element || element === document.body) return null
  // A radio or a switch that is drawn by its label: what is seen is the label.
  const label = element.closest('label')
  const shown = label ?? element
  const { left, right, top, bottom } = shown.getBoundingClientRect()
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  const drawn = [element, ...(label?.querySelectorAll('*') ?? []), shown]
  const isMarked = drawn.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  })
  let isInBar = false
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
    isInBar ||= /fixed|sticky/.test(getComputedStyle(at).position)
  }
  const text = shown.getAttribute('aria-label') ?? shown.textContent ?? ''
  return {
    name: `<${element.localName}>${text.replace(/\s+/g, ' ').trim().slice(0, 30)}`,
    place: [...document.querySelectorAll('*')].indexOf(element),
    top: isInBar ? null : top + scrollY,
    bottom: bottom + scrollY,
    isMarked,
    isInSight: hit !== null && (shown.contains(hit) || hit.contains(shown)),
  }
}
