import { alertIn } from './dialog'
import { button, element, yuan } from './dom'
import { loading, openLayer, type Layer } from './layer'
import { createPad } from './pad'

interface SheetFacts {
  id: string
  totalFen: number
  merchant: string
  body: string
  payer: string
  preVerify: boolean
}

type Opened = { opened: true; sheet: SheetFacts } | { opened: false; err_msg: string; notice: string }
type Entered = { paid: boolean; err_msg: string | null; notice: string | null }

const cancelled = 'get_brand_wcpay_request:cancel'

/**
 * 微信支付: from the page's parameters to what the page is told. `tell` may be called early, and is
 * not called at all when the phone keeps silent.
 */
export async function pay(params: unknown, tell: (err_msg: string) => void): Promise<void> {
  const layer = await openLayer()
  layer.show(loading('微信支付'))
  const [opened] = await Promise.all([ask<Opened>('open', { params, url: location.href }), pause(350)])
  if (!opened.opened) {
    await alertIn(layer, opened.notice)
    layer.close()
    return tell(opened.err_msg)
  }
  if (opened.sheet.preVerify) tell('pre_verify_jsapi:ok')
  const password = await askPassword(layer, opened.sheet)
  if (password === null) {
    layer.close()
    return tell(cancelled)
  }
  layer.show(loading('正在支付'))
  const [entered] = await Promise.all([
    ask<Entered>('enter', { sheet: opened.sheet.id, password }),
    pause(450),
  ])
  if (entered.notice) await alertIn(layer, entered.notice)
  else if (entered.err_msg?.endsWith(':ok')) await showReceipt(layer, opened.sheet)
  layer.close()
  if (entered.err_msg !== null) tell(entered.err_msg)
}

/** The half sheet with the password pad. Null when the person closes it. */
function askPassword(layer: Layer, sheet: SheetFacts): Promise<string | null> {
  return new Promise((resolve) => {
    const close = (answer: string | null) => {
      removeEventListener('keydown', onKey, true)
      resolve(answer)
    }
    const pad = createPad((password) => setTimeout(() => close(password), 160))
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close(null)
      pad.press(event.key)
    }
    addEventListener('keydown', onKey, true)

    const leave = button('leave', '✕', () => close(null))
    leave.setAttribute('aria-label', '关闭')
    const panel = element('section', 'panel', [
      element('header', 'panel-head', [leave, element('h2', 'panel-title', '请输入支付密码')]),
      element('p', 'merchant', `付款给 ${sheet.merchant}`),
      amount(sheet.totalFen),
      element('dl', 'rows', [row('支付方式', wallet(sheet.payer)), row('商品', sheet.body)]),
      pad.boxes,
      element('p', 'hint', '本机模拟支付，任意 6 位数字均可'),
      pad.keyboard,
    ])
    panel.setAttribute('role', 'dialog')
    panel.setAttribute('aria-modal', 'true')
    panel.setAttribute('aria-label', '微信支付')
    layer.show(element('div', 'stage dim bottom', [panel]))
    leave.focus({ preventScroll: true })
  })
}

/** The green tick. Resolves at 完成. */
function showReceipt(layer: Layer, sheet: SheetFacts): Promise<void> {
  return new Promise((resolve) => {
    const tick = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    tick.setAttribute('viewBox', '0 0 64 64')
    tick.setAttribute('class', 'tick')
    tick.innerHTML = '<circle cx="32" cy="32" r="32"/><path d="M18 33l10 10 19-20"/>'
    const finish = button('finish', '完成', resolve)
    const receipt = element('section', 'receipt', [
      element('div', 'receipt-body', [
        tick,
        element('h2', 'receipt-title', '支付成功'),
        element('p', 'merchant', sheet.merchant),
        amount(sheet.totalFen),
      ]),
      finish,
    ])
    receipt.setAttribute('role', 'dialog')
    receipt.setAttribute('aria-label', '支付成功')
    layer.show(element('div', 'stage', [receipt]))
    finish.focus({ preventScroll: true })
  })
}

function amount(fen: number): HTMLElement {
  return element('p', 'amount', [element('span', 'currency', '¥'), new Text(yuan(fen))])
}

function wallet(payer: string): string {
  return `零钱（${payer}）`
}

function row(name: string, value: string): HTMLElement {
  return element('div', 'row', [element('dt', 'row-name', name), element('dd', 'row-value', value)])
}

async function ask<Answer>(what: 'open' | 'enter', question: unknown): Promise<Answer> {
  const response = await fetch(`/__wechat/pay/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  })
  return response.json()
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
