const suspected = 'mall:suspected'
const pingEveryMs = 3_000
const pingLimitMs = 6_000

/** For whoever could not reach the shop just now: the banner then finds out whether anything can. */
export function suspectOffline(): void {
  window.dispatchEvent(new Event(suspected))
}

/**
 * Loads the page again. Where the shop cannot be reached the browser would put its own error page in its place, so
 * then the page stays, the banner says why, and the answer is false.
 */
export async function reloadIfReachable(): Promise<boolean> {
  const isReachable = await ping()
  if (isReachable) location.reload()
  else suspectOffline()
  return isReachable
}

/**
 * Calls with false when the shop cannot be reached and with true when it can again, until the returned function is
 * called. Judged by asking the shop: what phones say of their network is only a reason to ask.
 */
export function watchReach(onChange: (isReachable: boolean) => void): () => void {
  let isReachable = true
  let isAsking = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = async () => {
    if (isAsking) return
    isAsking = true
    clearTimeout(timer)
    const answered = await ping()
    isAsking = false
    if (answered !== isReachable) onChange((isReachable = answered))
    if (!isReachable) timer = setTimeout(() => void ask(), pingEveryMs)
  }
  const onHint = () => void ask()

  const hints = ['offline', 'online', suspected]
  for (const hint of hints) window.addEventListener(hint, onHint)
  if (!navigator.onLine) void ask()
  return () => {
    clearTimeout(timer)
    for (const hint of hints) window.removeEventListener(hint, onHint)
  }
}

/** True when anything came back, whatever it says of the shop's health. */
async function ping(): Promise<boolean> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), pingLimitMs)
  try {
    await fetch('/healthz', { cache: 'no-store', signal: abort.signal })
    return true
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
