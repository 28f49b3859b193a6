import { useEffect } from 'react'

/** Calls when the shopper comes back: from another app, or by Back to a page that iOS kept alive. */
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
    return () => {
      document.removeEventListener('visibilitychange', onVisible)
      window.removeEventListener('pageshow', onShow)
    }
  }, [onReturn])
}
