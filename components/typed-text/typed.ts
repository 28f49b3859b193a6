const key = 'typed'

/** What was sent from which page. */
export interface Sent {
  path: string
  fields: [name: string, value: string][]
}

/** For every page: a form that was sent and did not come back has done its work. */
export function forgetTypedElsewhere(): void {
  if (readTyped()?.path !== location.pathname) forgetTyped()
}

/** What the shopper chose and wrote in a form. */
export function typedIn(form: HTMLFormElement): Sent['fields'] {
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

// A WebView may refuse storage: then what was typed is lost, as it would be without all this.

export function readTyped(): Sent | null {
  try {
    const sent: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return isSent(sent) ? sent : null
  } catch {
    return null
  }
}

function isSent(value: unknown): value is Sent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'fields' in value &&
    Array.isArray(value.fields)
  )
}

export function writeTyped(sent: Sent): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(sent))
  } catch {
    forgetTyped()
  }
}

export function forgetTyped(): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    return
  }
}
