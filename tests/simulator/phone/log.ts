import type { LogLine } from '../books'
import { showNotice } from './notice'
import { byId, element } from './page'

const shownLines = 60

/** Newest first, as it happens. */
export function followLog(): void {
  const list = byId('log', HTMLElement)
  const quiet = byId('quiet', HTMLElement)
  const source = new EventSource('/log')
  // After a broken connection the server tells the last lines again.
  source.addEventListener('open', () => list.replaceChildren())
  const show = (line: LogLine) => {
    quiet.hidden = true
    list.prepend(drawn(line))
    while (list.children.length > shownLines) list.lastElementChild?.remove()
  }
  source.addEventListener('past', (event: MessageEvent<string>) => show(JSON.parse(event.data)))
  source.addEventListener('message', (event: MessageEvent<string>) => {
    const line: LogLine = JSON.parse(event.data)
    show(line)
    // WeChat tells the shopper when the money is back, and nothing of refunds that are not.
    if (line.kind === 'refund' && line.ok) showNotice('微信支付 · 退款到账通知', line)
  })
}

function drawn({ at, kind, ok, zh, en }: LogLine): HTMLElement {
  const time = new Date(at).toTimeString().slice(0, 8)
  const words = element('span', 'words', zh, ...(en === zh ? [] : [element('span', 'en', en)]))
  return element('li', `line ${kind} ${ok ? 'fine' : 'bad'}`, element('time', '', time), words)
}
