/** How the shopper is about to leave the page. */
export type Departure = 'link' | 'form'

/**
 * Calls for each link followed and each form sent by the browser itself, before it happens; `false` holds it back.
 * What a script of the page handles (and so prevents) is none. Returns how to stop.
 */
export function watchDepartures(mayLeave: (by: Departure) => boolean): () => void {
  // On the window, after every handler of the page itself.
  const onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || isElsewhere(event)) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link && leads(link) && !mayLeave('link')) event.preventDefault()
  }
  const onSubmit = (event: Event) => {
    if (!event.defaultPrevented && !mayLeave('form')) event.preventDefault()
  }
  window.addEventListener('click', onClick)
  window.addEventListener('submit', onSubmit)
  return () => {
    window.removeEventListener('click', onClick)
    window.removeEventListener('submit', onSubmit)
  }
}

/** Into another tab or window. */
function isElsewhere({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return metaKey || ctrlKey || shiftKey || altKey
}

/** To another page of ours in this tab; not down this one, nor to a phone number. */
function leads({ href, target, download, origin, pathname, search, hash }: HTMLAnchorElement): boolean {
  if (href === '' || target !== '' || download !== '' || origin !== location.origin) return false
  const isHere = pathname === location.pathname && search === location.search
  return !(isHere && hash !== '')
}
