import { forgetTyped, readTyped, typedKey, type Sent } from './typed'

/** Keeps what the shopper chose and wrote in a form of this page, and `more` that is no field of it. */
export function keepTyped(form: HTMLFormElement, more: Sent['fields'] = []): void {
  const sent: Sent = { path: location.pathname, fields: [...typedIn(form), ...more] }
  try {
    sessionStorage.setItem(typedKey, JSON.stringify(sent))
  } catch {
    forgetTyped()
  }
}

/** What was kept of a form of this page; nothing while the server draws it. */
export function typedHere(): Sent['fields'] {
  const sent = readTyped()
  return sent !== null && sent.path === location.pathname ? sent.fields : []
}

/** Hidden fields are the page's own, unless they bear `data-typed`: then they stand for what the shopper did. */
function typedIn(form: HTMLFormElement): Sent['fields'] {
  const own = form.querySelectorAll<HTMLInputElement>('[type=hidden]:not([data-typed])')
  const hidden = new Set([...own].map(({ name }) => name))
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
