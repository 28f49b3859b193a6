import { suspectOffline } from './connection/reach'

export interface JsonAnswer {
  status: number
  json: unknown
}

/** Status 0 when no JSON came back in time: offline, slow, a proxy's HTML page. */
export async function fetchJson(url: string, init: RequestInit, timeoutMs: number): Promise<JsonAnswer> {
  // AbortSignal.timeout is missing in WeChat's older WebViews.
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), timeoutMs)
  try {
    const response = await fetch(url, { ...init, signal: abort.signal })
    const json: unknown = await response.json()
    return { status: response.status, json }
  } catch {
    suspectOffline()
    return { status: 0, json: null }
  } finally {
    clearTimeout(timer)
  }
}
