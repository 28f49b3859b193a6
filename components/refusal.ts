import { aText, readFields, type Readers } from '@/lib/domain/read-fields'
import { requestText } from '@/lib/domain/zh-cn'

interface Refusal {
  message: string
  requestId: string
}

const readers: Readers<{ error: Refusal }> = {
  error: (value) => readFields(value, { message: aText, requestId: aText }),
}

/**
 * The sentence of one of our own JSON errors, with the request's number where the fault is the shop's; null for what is
 * no answer of ours.
 */
export function refusalOf({ status, json }: { status: number; json: unknown }): string | null {
  const refusal = readFields(json, readers)?.error
  if (!refusal) return null
  const { message: sentence, requestId } = refusal
  return status >= 500 && requestId !== '' ? requestText.withId({ sentence, requestId }) : sentence
}
