import type { PhoneFacts } from './phone-server'
import { followLog } from './log'
import { showAmounts, showShoppers, wireActions } from './panel'
import { byId } from './page'

/** The title bar and the frame below it. */
async function start(): Promise<void> {
  const facts: PhoneFacts = await (await fetch('/facts')).json()
  const page = byId('page', HTMLIFrameElement)
  const title = byId('title', HTMLElement)
  const home = () => {
    page.src = `${facts.browserOrigin}/`
  }
  const tell = (message: string) => page.contentWindow?.postMessage(message, '*')

  byId('back', HTMLElement).addEventListener('click', () => tell('wechat:back'))
  byId('refresh', HTMLElement).addEventListener('click', () => tell('wechat:refresh'))
  byId('home', HTMLElement).addEventListener('click', home)
  addEventListener('message', ({ origin, data }: MessageEvent<{ wechat?: string; title?: string }>) => {
    if (origin !== facts.browserOrigin && origin !== facts.wechatOrigin) return
    if (data.wechat === 'title') title.textContent = data.title ?? ''
    if (data.wechat === 'close') home()
  })

  wirePanel()
  showClock()
  showShoppers(facts, (key) => {
    page.src = `${facts.browserOrigin}/__wechat/switch?shopper=${encodeURIComponent(key)}`
  })
  showAmounts(facts)
  wireActions()
  followLog()
  home()
}

/** ··· shows and hides the panel: beside the phone at first, and on a narrow screen over it when asked. */
function wirePanel(): void {
  const more = byId('more', HTMLElement)
  const narrow = matchMedia('(max-width: 760px)')
  const show = (open: boolean) => {
    document.body.classList.toggle('panel-open', open)
    more.setAttribute('aria-expanded', String(open))
  }
  show(!narrow.matches)
  narrow.addEventListener('change', () => show(!narrow.matches))
  more.addEventListener('click', () => show(!document.body.classList.contains('panel-open')))
  byId('close', HTMLElement).addEventListener('click', () => show(false))
}

function showClock(): void {
  const time = byId('time', HTMLElement)
  const draw = () => {
    const now = new Date()
    time.textContent = `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`
  }
  draw()
  setInterval(draw, 10_000)
}

void start()
