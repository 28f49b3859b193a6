import 'server-only'
import { readAtMost } from './read-at-most'

/** The longest any call may take, connection to last byte, and the default. */
export const maxDeadlineMs = 5_000

const maxAnswerBytes = 1024 * 1024

export type PostAnswer =
  { outcome: 'answered'; body: Uint8Array } | { outcome: 'unknown'; reason: 'transport' | 'malformed' }

/**
 * POSTs and reads the whole answer, or says that nothing certain came back: whatever happened after the first byte
 * left us, WeChat may have done it. The answer is hostile input: no redirect is followed, nothing is decompressed,
 * bytes are counted as they come, and none of it is kept or logged. Certificates are always checked.
 */
export async function post(call: {
  url: string
  contentType: string
  body: string
  deadlineMs: number
}): Promise<PostAnswer> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), Math.min(call.deadlineMs, maxDeadlineMs))
  try {
    const response = await fetch(call.url, {
      method: 'POST',
      headers: { 'content-type': call.contentType, 'accept-encoding': 'identity', 'user-agent': 'shouyin' },
      body: call.body,
      redirect: 'error',
      cache: 'no-store',
      signal: stop.signal,
    })
    if (response.status !== 200) return { outcome: 'unknown', reason: 'transport' }
    if (isEncoded(response)) return { outcome: 'unknown', reason: 'malformed' }
    const body = await readAtMost(response, { maxBytes: maxAnswerBytes, signal: stop.signal })
    return body ? { outcome: 'answered', body } : { outcome: 'unknown', reason: 'malformed' }
  } catch {
    // fetch has one error for refused, reset, cut, late and redirected, and all of them mean the same here.
    return { outcome: 'unknown', reason: 'transport' }
  } finally {
    clearTimeout(timer)
    // Closes the connection of an answer that was not read to its end; nothing for one that was.
    stop.abort()
  }
}

/** We ask for no encoding; one that is there anyway may be a bomb. */
function isEncoded(response: Response): boolean {
  const encoding = response.headers.get('content-encoding')
  return encoding !== null && encoding.toLowerCase() !== 'identity'
}
