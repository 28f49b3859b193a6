import { watchDepartures } from './connection/departures'

const mark = 'halfScreen'

/** Closes the half-screen that is open. */
let close: (() => void) | null = null
let isGoingBack = false
/** The next page is on its way: going back in the history now would call it off. */
let isDeparting = false

/**
 * While a half-screen is open the history has one entry more, so that a phone's Back closes it rather than leave the
 * page. Returns what to call once it is closed, however it was: the history is then as before.
 */
export function closeOnBack(onClose: () => void): () => void {
  close = onClose
  settleSoon()
  return () => {
    close = null
    settleSoon()
  }
}

// One that is closed and opened again in the same moment keeps its entry.
function settleSoon(): void {
  setTimeout(settle)
}

function settle(): void {
  if (isGoingBack || isDeparting) return
  const state: unknown = history.state
  if (close && !isOnEntry()) history.pushState({ ...asObject(state), [mark]: true }, '')
  if (!close && isOnEntry()) {
    isGoingBack = true
    history.back()
  }
}

function isOnEntry(): boolean {
  return mark in asObject(history.state)
}

function asObject(state: unknown): object {
  return typeof state === 'object' && state !== null ? state : {}
}

function onMove(): void {
  isDeparting = false
  if (isGoingBack) {
    // Another one may have been opened meanwhile.
    isGoingBack = false
    settle()
  } else if (close && !isOnEntry()) close()
}

// A page comes to the entry of a half-screen when it is loaded anew, or gone back to from where a form in it led. The
// entry before it is the same page, which is what the shopper wants, without what they were done with.
function onShow({ persisted }: PageTransitionEvent): void {
  isDeparting = false
  if (persisted && close) close()
  else settle()
}

if (typeof window !== 'undefined') {
  window.addEventListener('popstate', onMove)
  window.addEventListener('pageshow', onShow)
  if (document.readyState === 'complete') settleSoon()
  watchDepartures(() => (isDeparting = true))
}
