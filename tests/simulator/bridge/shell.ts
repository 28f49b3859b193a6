/** Between a page and the phone around it: the title goes up, the buttons of the title bar come down. */

const inPhone = window.parent !== window

function tellPhone(message: Record<string, string>): void {
  if (inPhone) window.parent.postMessage(message, '*')
}

function tellTitle(): void {
  tellPhone({ wechat: 'title', title: document.title, href: location.href })
}

export function followTitle(): void {
  addEventListener('pageshow', tellTitle)
  addEventListener('popstate', tellTitle)
  addEventListener('DOMContentLoaded', () => {
    tellTitle()
    new MutationObserver(tellTitle).observe(document.head, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })
  addEventListener('message', (event) => {
    if (!inPhone || event.source !== window.parent) return
    if (event.data === 'wechat:back') history.back()
    if (event.data === 'wechat:refresh') location.reload()
  })
}

/** `closeWindow`: back to the chat. Outside the phone there is no chat; the tab stays. */
export function leavePage(): void {
  tellPhone({ wechat: 'close' })
}
