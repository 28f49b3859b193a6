import { byId, control, element } from './page'
import type { PhoneFacts } from './phone-server'

export function showShoppers(facts: PhoneFacts, choose: (key: string) => void): void {
  const list = byId('shoppers', HTMLElement)
  for (const { key, nickname, zh, en } of facts.shoppers) {
    const choice = document.createElement('input')
    Object.assign(choice, { type: 'radio', name: 'shopper', value: key, checked: key === facts.shopper })
    choice.addEventListener('change', () => choose(key))
    const words = element(
      'span',
      'words',
      element('b', '', nickname),
      element('span', 'zh', zh),
      element('span', 'en', en),
    )
    list.append(element('label', 'shopper', choice, element('i', 'face', nickname.slice(-1)), words))
  }
}

export function showAmounts(facts: PhoneFacts): void {
  const rows = facts.triggers.map(({ ending, zh, en }) =>
    element('tr', '', element('th', '', `…${ending}`), element('td', '', zh, element('span', '', en))),
  )
  byId('amounts', HTMLElement).append(...rows)
}

interface KnownOrder {
  out_trade_no: string
  payment?: { paidAt: number }
}

export function wireActions(): void {
  for (const action of document.querySelectorAll<HTMLElement>('[data-control]')) {
    const given: unknown[] = JSON.parse(action.dataset['given'] ?? '[]')
    action.addEventListener('click', () => void control(action.dataset['control'] ?? '', given))
  }
  const hold = byId('hold', HTMLElement)
  hold.addEventListener('click', () => {
    const holding = hold.getAttribute('aria-pressed') !== 'true'
    hold.setAttribute('aria-pressed', String(holding))
    hold.firstChild?.replaceWith(holding ? '放行通知' : '暂停通知')
    void control(holding ? 'holdNotifications' : 'releaseNotifications')
  })
  byId('resend', HTMLElement).addEventListener('click', () => void resendLast())
}

async function resendLast(): Promise<void> {
  const books: { orders: KnownOrder[] } = await (await fetch('/control/books')).json()
  const paid = books.orders.filter((order) => order.payment)
  const [last] = paid.sort((one, other) => (other.payment?.paidAt ?? 0) - (one.payment?.paidAt ?? 0))
  if (last) await control('resendNotification', [last.out_trade_no])
}
