import { button, element } from './dom'

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', '⌫'] as const

interface Pad {
  boxes: HTMLElement
  keyboard: HTMLElement
  /** Digits of a real keyboard count as well. */
  press(key: string): void
}

/** Six boxes and twelve keys; tells when the sixth digit is in. */
export function createPad(onComplete: (password: string) => void): Pad {
  let typed = ''
  const cells = Array.from({ length: 6 }, () => element('i', 'box'))
  const boxes = element('div', 'boxes', cells)
  boxes.setAttribute('role', 'img')

  function draw(): void {
    cells.forEach((cell, index) => cell.classList.toggle('filled', index < typed.length))
    boxes.setAttribute('aria-label', `支付密码，已输入 ${typed.length} 位，共 6 位`)
  }

  function press(key: string): void {
    if (key === '⌫' || key === 'Backspace') typed = typed.slice(0, -1)
    else if (/^\d$/.test(key) && typed.length < 6) typed += key
    else return
    draw()
    if (typed.length === 6 && key !== '⌫') onComplete(typed)
  }

  const keyboard = element(
    'div',
    'keyboard',
    keys.map((key) => {
      if (key === '') return element('span', 'key blank')
      const made = button(key === '⌫' ? 'key erase' : 'key', key, () => press(key))
      if (key === '⌫') made.setAttribute('aria-label', '删除')
      return made
    }),
  )
  draw()
  return { boxes, keyboard, press }
}
