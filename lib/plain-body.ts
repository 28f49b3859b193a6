const bodies = new WeakMap<Response, string>()

/**
 * A Response whose text our own server can write without reading it back through a stream, which costs more than
 * making it.
 */
export function plainResponse(text: string, init: ResponseInit): Response {
  const response = new Response(text, init)
  bodies.set(response, text)
  return response
}

/** The text of a plainResponse, else null: read the Response. */
export function plainBodyOf(response: Response): string | null {
  return bodies.get(response) ?? null
}
