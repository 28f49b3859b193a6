import 'server-only'
import { request, type Dispatcher } from 'undici'

/** The longest any call may take, connection to last byte, and the default. */
export const maxDeadlineMs = 5_000

const maxAnswerBytes = 1024 * 1024

export type PostAnswer =
  { outcome: 'answered'; body: Uint8Array } | { outcome: 'unknown'; reason: 'transport' | 'malformed' }

/**
 * POSTs and reads the whole answer, or says that nothing certain came back: whatever happened after the first byte
 * left us, WeChat may have done it. The answer is hostile input: no redirect is followed, nothing is decompressed,
 * bytes are counted as they come, and none of it is kept or logged.
 */
export async function post(call: {
  url: string
  contentType: string
  body: string
  deadlineMs: number
  dispatcher: Dispatcher
}): Promise<PostAnswer> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), Math.min(call.deadlineMs, maxDeadlineMs))
  try {
    const answer = await request(call.url, {
      method: 'POST',
      headers: { 'content-type': call.contentType, 'accept-encoding': 'identity', 'user-agent': 'shouyin' },
      body: call.body,
      dispatcher: call.dispatcher,
      signal: stop.signal,
    })
    if (answer.statusCode !== 200) return { outcome: 'unknown', reason: 'transport' }
    const body = await readAnswer(answer)
    return body ? { outcome: 'answered', body } : { outcome: 'unknown', reason: 'malformed' }
  } catch {
    // Refused, reset, cut, late, a certificate that is not WeChat's: all of them mean the same here.
    return { outcome: 'unknown', reason: 'transport' }
  } finally {
    clearTimeout(timer)
    // Closes the connection of an answer that was not read to its end; nothing for one that was.
    stop.abort()
  }
}

/** The whole body, or null when it is too long; leaving the loop lets go of the rest. */
async function readAnswer({ body }: Dispatcher.ResponseData): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    const bytes: Uint8Array = chunk
    length += bytes.byteLength
    if (length > maxAnswerBytes) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}
