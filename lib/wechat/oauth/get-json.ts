import 'server-only'
import { readAtMost } from '@/lib/read-at-most'

const maxBytes = 64 * 1024

export type JsonAnswer = { outcome: 'read'; body: unknown } | { outcome: 'transport' | 'malformed' }

/**
 * GETs a small JSON document: no redirects, at most 64 KiB, the deadline covers everything to the last byte.
 * Never throws, because an error of fetch may carry the address, which holds the AppSecret, the code or a token.
 */
export async function getJson(address: URL, { deadlineMs }: { deadlineMs: number }): Promise<JsonAnswer> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), deadlineMs)
  try {
    const response = await fetch(address, { redirect: 'error', cache: 'no-store', signal: stop.signal })
    if (response.status !== 200) return { outcome: 'transport' }
    const body = await readAtMost(response, { maxBytes, signal: stop.signal })
    return body === null ? { outcome: 'malformed' } : parseJson(Buffer.from(body).toString('utf8'))
  } catch {
    return { outcome: 'transport' }
  } finally {
    clearTimeout(timer)
    // Closes the connection of an answer that was not read to its end; nothing for one that was.
    stop.abort()
  }
}

/** Reads a text that WeChat sent as JSON. */
export function parseJson(text: string): JsonAnswer {
  try {
    return { outcome: 'read', body: JSON.parse(text) }
  } catch {
    return { outcome: 'malformed' }
  }
}
