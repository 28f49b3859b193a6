/**
 * The whole body of a request or an answer, or null when it is longer than `maxBytes`. Throws when `signal` aborts, so
 * that a deadline holds to the last byte. Aborting the fetch is not enough: once the Response itself has been garbage
 * collected, which nothing prevents while its body is read, undici no longer passes the abort on and the read waits
 * for ever.
 */
export async function readAtMost(
  { body }: Pick<Response, 'body'>,
  { maxBytes, signal }: { maxBytes: number; signal?: AbortSignal },
): Promise<Uint8Array | null> {
  if (!body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = body.getReader()
  // Fails only when the body has failed already, and then the read below says so.
  const cancel = (): unknown => reader.cancel().catch(() => undefined)
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.byteLength
      if (length > maxBytes) return null
      chunks.push(next.value)
    }
  } finally {
    signal?.removeEventListener('abort', cancel)
    // Lets go of what is left of a body that is too long; nothing to do for one that was read.
    cancel()
  }
  // A cancelled body ends like a complete one.
  signal?.throwIfAborted()
  return Buffer.concat(chunks)
}
