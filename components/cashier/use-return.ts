import { useEffect } from 'react'

/** Calls when the shopper comes back: from another app, by Back to a page that iOS kept alive, or out of a tunnel. */
export function useReturn(onReturn: () => void): void {
  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') onReturn()
    }
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) onReturn()
    }
    document.addEventListener('visibilitychange', onVisible)
    window.addEventListener('pageshow', onShow)
    window.addEventListener('online', onReturn)
    return () => {
      document.removeEventListener('visibilitychange', onVisible)
      window.removeEventListener('pageshow', onShow)
      window.removeEventListener('online', onReturn)
    }
  }, [onReturn])
}
