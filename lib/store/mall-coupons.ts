import 'server-only'
import type { Pool } from 'pg'
import type { CouponTerms } from '@/lib/domain/coupon'
import type { Fen } from '@/lib/domain/money'
import type { PrismaClient } from './generated/client'

// A shopper with more than these has the latest shown.
const maxShown = 100

const couponFields = {
  id: true,
  title: true,
  amountFen: true,
  percentOff: true,
  maxDiscountFen: true,
  thresholdFen: true,
  startsAt: true,
  endsAt: true,
} as const

/** The coupons of the shop that have not ended, with whether this shopper has one; nobody is user 0. */
export async function findOffers(prisma: PrismaClient, userId: number, now: Date) {
  const rows = await prisma.coupon.findMany({
    select: {
      ...couponFields,
      quantity: true,
      claimedCount: true,
      holders: { select: { id: true }, where: { userId } },
    },
    where: { endsAt: { gt: now } },
    orderBy: { id: 'asc' },
    take: maxShown,
  })
  return rows.map(({ holders, quantity, claimedCount, ...coupon }) => ({
    ...couponOf(coupon),
    isClaimed: holders.length > 0,
    isAllTaken: quantity !== null && claimedCount >= quantity,
  }))
}

/** Of a shopper's coupons, those unused and not ended by then, and one more whatever became of it. */
interface Choosable {
  unusedAt: Date
  andId: number | null
}

/** The coupons a shopper has claimed, newest first: all of them, or those to choose from. */
export async function findCouponsOf(prisma: PrismaClient, userId: number, choosable?: Choosable) {
  const open = choosable && { orderId: null, coupon: { endsAt: { gt: choosable.unusedAt } } }
  const rows = await prisma.userCoupon.findMany({
    select: { redeemedAt: true, coupon: { select: couponFields }, order: { select: { orderNo: true } } },
    // No coupon has the number 0.
    where: { userId, ...(open && { OR: [open, { couponId: choosable.andId ?? 0 }] }) },
    orderBy: { id: 'desc' },
    take: maxShown,
  })
  return rows.map(({ coupon, order, redeemedAt }) => ({
    ...couponOf(coupon),
    isUsed: redeemedAt !== null,
    orderNo: order?.orderNo ?? null,
  }))
}

/** A coupon's terms as its columns have them, for both kinds. */
export interface TermsColumns {
  amountFen: Fen | null
  percentOff: number | null
  maxDiscountFen: Fen | null
  thresholdFen: Fen
  startsAt: Date
  endsAt: Date
}

/** A coupon is `fixed` or `percent`: the database checks that it has the one figure or the other. */
export function termsOf({ amountFen, percentOff, maxDiscountFen, ...limits }: TermsColumns): CouponTerms {
  if (amountFen !== null) return { kind: 'fixed', amountFen, ...limits }
  if (percentOff !== null) return { kind: 'percent', percentOff, maxDiscountFen, ...limits }
  throw new Error('a coupon takes nothing off')
}

function couponOf({ id, title, ...columns }: TermsColumns & { id: number; title: string }) {
  return { couponId: id, title, ...termsOf(columns) }
}

export type Claim = 'claimed' | 'repeated' | 'claimed_before' | 'not_found' | 'ended' | 'all_taken'

interface ClaimOf {
  userId: number
  /** Of their WeChat account, whose data may have been deleted before. */
  digests: readonly Buffer[]
  couponId: number
  claimedAt: Date
}

/**
 * Gives a shopper a coupon; see `claim_coupon` in its migration. An account that claimed it, and had its data deleted
 * since, gets none: it was deleted before there was this user, so nothing can come between the two.
 */
export async function writeClaim(
  pool: Pool,
  { userId, digests, couponId, claimedAt }: ClaimOf,
): Promise<Claim> {
  const { rows } = await pool.query<{ claim: Claim }>({
    name: 'claim_coupon',
    text: `SELECT CASE
        WHEN EXISTS (SELECT FROM erased_claims WHERE coupon_id = $1 AND shopper_digest = ANY ($4::bytea[]))
        THEN 'claimed_before' ELSE claim_coupon($1, $2, $3) END AS claim`,
    values: [couponId, userId, claimedAt, digests],
  })
  const [row] = rows
  if (!row) throw new Error('claim_coupon answered nothing')
  return row.claim
}
