import { element } from './dom'

/** WeChat's own layer over the page: out of reach of the page's styles. */
export interface Layer {
  show(...content: Node[]): void
  close(): void
}

let styles: Promise<CSSStyleSheet> | null = null

/** The sheet's styles; constructed, so that a page's `style-src` does not concern them. */
export function loadStyles(): Promise<CSSStyleSheet> {
  styles ??= fetch('/__wechat/sheet.css')
    .then((response) => response.text())
    .then((css) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      return sheet
    })
  return styles
}

export async function openLayer(): Promise<Layer> {
  const sheet = await loadStyles()
  const host = document.createElement('wechat-layer')
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  const focused = document.activeElement
  document.documentElement.append(host)
  return {
    show(...content) {
      root.replaceChildren(...content)
    },
    close() {
      host.remove()
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
    },
  }
}

/** The dark square with a spinner: 微信支付 is working. */
export function loading(text: string): HTMLElement {
  const toast = element('div', 'toast', [element('i', 'spinner'), element('p', 'toast-text', text)])
  toast.setAttribute('role', 'status')
  return element('div', 'stage clear', [toast])
}
