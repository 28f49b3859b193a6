const suspected = 'mall:suspected'
const pingEveryMs = 3_000
const pingLimitMs = 6_000

/** For whoever could not reach the shop just now: the banner then finds out whether anything can. */
export function suspectOffline(): void {
  window.dispatchEvent(new Event(suspected))
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
    const answered = await canReach()
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
export async function canReach(): Promise<boolean> {
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
