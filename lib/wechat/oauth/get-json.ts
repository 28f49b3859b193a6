import 'server-only'

const maxBytes = 64 * 1024

export type JsonAnswer = { outcome: 'read'; body: unknown } | { outcome: 'transport' | 'malformed' }

/**
 * GETs a small JSON document: no redirects, at most 64 KiB, the deadline covers everything to the last byte.
 * Never throws, because an error of fetch may carry the address, which holds the AppSecret, the code or a token.
 */
export async function getJson(address: URL, { deadlineMs }: { deadlineMs: number }): Promise<JsonAnswer> {
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(deadlineMs) })
    const text = await readText(response)
    if (response.status !== 200) return { outcome: 'transport' }
    return text === null ? { outcome: 'malformed' } : parse(text)
  } catch {
    return { outcome: 'transport' }
  }
}

/** The whole body, or null as soon as it is too long. */
async function readText(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string): JsonAnswer {
  try {
    return { outcome: 'read', body: JSON.parse(text) }
  } catch {
    return { outcome: 'malformed' }
  }
}
