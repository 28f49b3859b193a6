import type { Transaction } from '@/lib/domain/transaction'
import type { Evidence } from '@/lib/payment/settle-payment'
import { digits } from './orders'

/** What WeChat says of a payment of 39.90 by this merchant, signature checked, but for `change`. */
export function paidTransaction(
  of: { appid: string; mchid: string; outTradeNo: string } & Partial<Transaction>,
): Transaction {
  return {
    signedWith: 'HMAC-SHA256',
    subMchid: null,
    tradeState: 'SUCCESS',
    totalFen: 3990,
    payerTotalFen: 3990,
    isCny: true,
    transactionId: `42000${digits(23)}`,
    openid: null,
    bankType: 'OTHERS',
    successTime: new Date('2026-11-24T02:00:00Z'),
    ...of,
  }
}

let serial = 0

/** A notification of its own bytes that says so. */
export function notified(transaction: Transaction): Evidence {
  serial += 1
  return {
    source: 'notification',
    transaction,
    raw: { digest: `digest-${serial}`, body: Buffer.from('<xml/>') },
  }
}

/** The answer to a query that says so. */
export const queried = (transaction: Transaction): Evidence => ({ source: 'query', transaction, raw: null })
