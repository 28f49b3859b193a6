/** How far the page follows the finger, and from where letting go refreshes. */
const furthestPx = 96
export const enoughPx = 64

interface Pulling {
  /** 0 is let go. */
  onPull: (pulledPx: number) => void
  /** Let go after far enough; with false nothing comes of it. */
  onRefresh: () => Promise<boolean>
}

/** Watches for a pull from the very top of the page. Returns how to stop. */
export function watchPull({ onPull, onRefresh }: Pulling): () => void {
  let start: { x: number; y: number } | null = null
  let pulledPx = 0

  const onStart = ({ touches }: TouchEvent) => {
    const isAtTop = document.documentElement.scrollTop <= 0
    const isBehindDialog = document.documentElement.classList.contains('dialog-open')
    const [touch] = touches
    const isPull = isAtTop && !isBehindDialog && touches.length === 1 && touch
    // Not the touch itself: to iOS it is one and the same until the finger is lifted.
    start = isPull ? { x: touch.clientX, y: touch.clientY } : null
  }
  const onMove = (event: TouchEvent) => {
    const touch = event.touches[0]
    if (!start || !touch) return
    const rightPx = touch.clientX - start.x
    const downPx = touch.clientY - start.y
    // Upwards or sideways first is scrolling, of the page or of a strip in it, and stays that until the finger is lifted.
    if (pulledPx === 0 && (downPx < 0 || Math.abs(rightPx) > downPx)) start = null
    if (!start || (pulledPx === 0 && downPx === 0)) return
    // The page resists, as everything on a phone does.
    const nowPx = Math.min(furthestPx, Math.max(0, downPx / 2))
    if (event.cancelable) event.preventDefault()
    onPull((pulledPx = nowPx))
  }
  const letGo = () => {
    if (pulledPx > 0) onPull(0)
    start = null
    pulledPx = 0
  }
  const onEnd = async () => {
    if (pulledPx < enoughPx || !(await onRefresh())) letGo()
  }

  document.addEventListener('touchstart', onStart, { passive: true })
  document.addEventListener('touchmove', onMove, { passive: false })
  document.addEventListener('touchend', onEnd)
  document.addEventListener('touchcancel', letGo)
  return () => {
    document.removeEventListener('touchstart', onStart)
    document.removeEventListener('touchmove', onMove)
    document.removeEventListener('touchend', onEnd)
    document.removeEventListener('touchcancel', letGo)
  }
}
