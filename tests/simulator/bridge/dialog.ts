import { button, element } from './dom'
import type { Layer } from './layer'

/** WeChat's alert: one sentence, one button. Resolves when it is pressed. */
export function alertIn(layer: Layer, message: string): Promise<void> {
  return new Promise((resolve) => {
    const confirm = button('dialog-button', '确定', resolve)
    const dialog = element('div', 'dialog', [element('p', 'dialog-text', message), confirm])
    dialog.setAttribute('role', 'alertdialog')
    dialog.setAttribute('aria-label', message)
    layer.show(element('div', 'stage dim centre', [dialog]))
    confirm.focus({ preventScroll: true })
  })
}
