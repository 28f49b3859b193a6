// Every page carries this file, to forget; what only a page with a form needs is in typed-form.ts.

/** Where this tab keeps it. */
export const typedKey = 'typed'

/** What was sent from which page. */
export interface Sent {
  path: string
  fields: [name: string, value: string][]
}

/** For every page: a form that was sent and did not come back has done its work. */
export function forgetTypedElsewhere(): void {
  if (readTyped()?.path !== location.pathname) forgetTyped()
}

// A WebView may refuse storage: then what was typed is lost, as it would be without all this.

export function readTyped(): Sent | null {
  try {
    const sent: unknown = JSON.parse(sessionStorage.getItem(typedKey) ?? 'null')
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

export function forgetTyped(): void {
  try {
    sessionStorage.removeItem(typedKey)
  } catch {
    return
  }
}
