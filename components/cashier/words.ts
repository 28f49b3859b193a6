import { cashierPageText as text, waitingText } from '@/lib/domain/zh-cn'

/** The sentences the cashier may come to say, for the server to hand to it; `until` is how long the order is kept. */
export function cashierWords(until: string) {
  const { slow } = waitingText
  return { ...text.sentences, slow, kept: text.kept(until), unpaidText: text.unpaid(until) }
}

export type CashierWords = ReturnType<typeof cashierWords>
