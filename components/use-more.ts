import { useCallback, useRef, useState } from 'react'

/** Longer than the server ever takes: when these pass, the network is to blame. */
export const moreTimeoutMs = 10_000

export type Loading = 'idle' | 'busy' | 'failed'

/**
 * Asks for more of a list, one request at a time; one that fails can be repeated. `load` takes what came and says
 * whether anything did.
 */
export function useMore(load: () => Promise<boolean>): { loading: Loading; more: () => void } {
  const [loading, setLoading] = useState<Loading>('idle')
  const isBusy = useRef(false)
  const more = useCallback(() => {
    if (isBusy.current) return
    isBusy.current = true
    setLoading('busy')
    void load().then((came) => {
      isBusy.current = false
      setLoading(came ? 'idle' : 'failed')
    })
  }, [load])
  return { loading, more }
}
