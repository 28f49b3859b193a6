import type { Pool, PoolClient } from 'pg'
import { readShopBooks } from './auditor-books'
import * as ledger from './auditor-ledger'
import * as orders from './auditor-orders'
import * as wechat from './auditor-wechat'

export interface AuditOptions {
  /** Nothing is under way and nothing will be: all that was paid at WeChat must be accounted for. */
  isQuiet: boolean
  /** Audit these shoppers only; all by default. */
  userIds?: readonly number[]
  /** What there was of each SKU; without it only reservations are checked. */
  initialStock?: orders.InitialStock
  /** The history had no concurrency, so the ledger's numbers are in the order of events. */
  isSerial?: boolean
}

/**
 * Reads the shop's database and WeChat's books from outside, by its own SQL, and returns one sentence for each
 * contradiction in or between them, beginning with the invariant's name. Safe while the shop works, as long as it
 * is not told that the shop is quiet.
 */
export async function audit(
  database: Pool | PoolClient,
  books: wechat.WechatBooks,
  options: AuditOptions,
): Promise<string[]> {
  // Accepted before the database is read, paid after: whatever happens meanwhile contradicts neither.
  const accepted = wechat.acceptedNumbers(books)
  const shop = await readShopBooks(database, options.userIds ?? null)
  const both = { shop, wechat: books, isQuiet: options.isQuiet }
  return [
    ...ledger.journalsSumToZero(shop),
    ...ledger.balancesAreTheirLines(shop),
    ...(options.isSerial === true ? ledger.neverBelowZero(shop) : []),
    ...ledger.holdsEndOnce(shop),
    ...ledger.ordersAreBooked(shop),
    ...orders.partsAreFixed(shop),
    ...orders.paidMeansCaptured(shop),
    ...orders.oneParcelEach(shop),
    ...orders.goodsAreSomewhere(shop, options.initialStock ?? new Map<number, number>()),
    ...orders.couponsRedeemedOnce(shop),
    ...orders.paidIsForEver(shop),
    ...wechat.paymentsAgree(both),
    ...wechat.clearingAgrees(both),
    ...wechat.refundsAgree(both),
    ...wechat.refundsFit(both),
    ...wechat.nothingIsLost(both),
    ...wechat.nothingIsUnderWay(both),
    ...wechat.acceptedIsKept(shop, accepted),
    ...wechat.bookedOnce(shop),
  ]
}
