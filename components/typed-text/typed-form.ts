import { forgetTyped, typedKey, type Sent } from './typed'

/** Keeps what the shopper chose and wrote in a form of this page. */
export function keepTyped(form: HTMLFormElement): void {
  const sent: Sent = { path: location.pathname, fields: typedIn(form) }
  try {
    sessionStorage.setItem(typedKey, JSON.stringify(sent))
  } catch {
    forgetTyped()
  }
}

function typedIn(form: HTMLFormElement): Sent['fields'] {
  const hidden = new Set(
    [...form.querySelectorAll<HTMLInputElement>('[type=hidden]')].map(({ name }) => name),
  )
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && !hidden.has(name) ? [[name, value]] : [],
  )
}

/** Puts the values back; true when there was any. */
export function refill(form: HTMLFormElement, fields: Sent['fields']): boolean {
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = true
    else if (isTextual(field) || field instanceof RadioNodeList) field.value = value
  }
  return fields.some(([, value]) => value !== '')
}

function isTextual(
  field: Element | RadioNodeList | null,
): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return (
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
  )
}
