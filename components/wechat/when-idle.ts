// After what the shopper came for: pictures, and the first seconds on a slow network.
const quietMs = 600

/** Runs `act` once the page has loaded and rests. Returns how to call it off. */
export function whenIdle(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  // Not requestIdleCallback, which WeChat on iOS does not have.
  const start = () => (timer = setTimeout(act, quietMs))
  if (document.readyState === 'complete') start()
  else addEventListener('load', start, { once: true })
  return () => {
    removeEventListener('load', start)
    clearTimeout(timer)
  }
}
