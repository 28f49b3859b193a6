/**
 * What a route handler may ask of a request: the part of the web's Request that our own server hands over without making
 * one, which costs as much as the rest of a hot route's work. Next hands over a whole one.
 */
export interface AskedRequest {
  method: string
  /** Absolute, under PUBLIC_ORIGIN. */
  url: string
  headers: AskedHeaders
  body: Request['body']
  /** The body, where it has been read already; `body` is null then. */
  wholeBody?: Uint8Array
}

export type AskedHeaders = Pick<Headers, 'get' | 'has'>
