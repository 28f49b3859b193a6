import type { Instrumentation } from 'next'

/**
 * Logs what fails while Next makes a page, under the number that the shopper reads on it. Next itself only prints
 * it, without that number.
 */
export const onRequestError: Instrumentation.onRequestError = async (err, { headers }, { routePath }) => {
  // Next builds this file for its edge runtime too, where nothing of ours runs; there, this is left out.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { getServer } = await import('@/lib/server')
    const requestId = String(headers['x-request-id'] ?? '')
    getServer().log.error({ event: 'unexpected_error', requestId, route: routePath, err })
  }
}
