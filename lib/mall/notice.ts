import { requestText } from '@/lib/domain/zh-cn'
import { errorTable } from '@/lib/errors'

type Query = Record<string, string | string[] | undefined>

/**
 * The sentence for the `?error=` that a refused form came back with, or null, with the number that comes along as
 * `&request=` when the fault is the shop's. A made-up code says nothing, and a made-up number is left out.
 */
export function noticeOf(query: Query): string | null {
  const found = Object.entries(errorTable).find(([code]) => code === query['error'])
  if (!found) return null
  const [status, sentence] = found[1]
  const requestId = query['request']
  const isNumbered = status >= 500 && typeof requestId === 'string' && /^[0-9a-f-]{36}$/.test(requestId)
  return isNumbered ? requestText.withId({ sentence, requestId }) : sentence
}
