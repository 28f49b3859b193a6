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
  let startY: number | null = null
  let pulledPx = 0

  const onStart = ({ touches }: TouchEvent) => {
    const isAtTop = document.documentElement.scrollTop <= 0
    const isBehindDialog = document.documentElement.classList.contains('dialog-open')
    startY = isAtTop && !isBehindDialog && touches.length === 1 ? (touches[0]?.clientY ?? null) : null
  }
  const onMove = (event: TouchEvent) => {
    const y = event.touches[0]?.clientY
    if (startY === null || y === undefined) return
    // The page resists, as everything on a phone does.
    const nowPx = Math.min(furthestPx, Math.max(0, (y - startY) / 2))
    // Upwards first is scrolling, and stays that until the finger is lifted.
    if (nowPx === 0 && pulledPx === 0) {
      if (y < startY) startY = null
      return
    }
    if (event.cancelable) event.preventDefault()
    onPull((pulledPx = nowPx))
  }
  const letGo = () => {
    if (pulledPx > 0) onPull(0)
    startY = null
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
