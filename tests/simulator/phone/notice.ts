import { byId, element } from './page'

const shownForMs = 6000

/** A message of WeChat's that drops into the top of the screen, and goes by itself. */
export function showNotice(title: string, { zh, en }: { zh: string; en: string }): void {
  const notice = byId('notice', HTMLElement)
  const content = element('div', '', element('b', '', title), zh, element('span', 'en', en))
  notice.replaceChildren(content)
  setTimeout(() => content.remove(), shownForMs)
}
