import { readAtMost } from './read-at-most'
import type { AskedRequest } from './request'

/** Reads a request's body whole, or answers `too_large` as soon as it is known to pass the limit. */
export async function readBytes(request: AskedRequest, maxBytes: number): Promise<Uint8Array | 'too_large'> {
  if (request.wholeBody) return request.wholeBody.byteLength > maxBytes ? 'too_large' : request.wholeBody
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return 'too_large'
  return (await readAtMost(request, { maxBytes })) ?? 'too_large'
}
