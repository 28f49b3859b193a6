import 'server-only'
import { bestCoupon, discountOf, type CouponTerms, type Fit, type HeldCoupon } from '@/lib/domain/coupon'
import type { Fen } from '@/lib/domain/money'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import { findCouponsOf, findOffers, writeClaim } from '@/lib/store/mall-coupons'
import { shopperDigestsOf } from './shopper-digests'

type Deps = Pick<Server, 'prisma' | 'clock'>

export type CouponOffer = CouponTerms & {
  couponId: number
  title: string
  isClaimed: boolean
  isAllTaken: boolean
}

/** A coupon in its shopper's wallet. */
export type Coupon = HeldCoupon & {
  title: string
  /** The order that has used it. */
  orderNo: string | null
}

/** What the shop gives away now; without a shopper, nothing of it is claimed. */
export function listOffers({ prisma, clock }: Deps, user: { id: number } | null): Promise<CouponOffer[]> {
  return findOffers(prisma, user?.id ?? 0, clock.now())
}

/**
 * Claims a coupon; a second claim changes nothing. Throws `not_found`, `coupon_ended`, `coupons_all_taken`, or
 * `coupon_claimed_before` for an account that had it and its data deleted since.
 */
export async function claimCoupon(
  { env, pool, clock }: Pick<Server, 'env' | 'pool' | 'clock'>,
  { user, couponId }: { user: { id: number; openid: string }; couponId: number },
): Promise<void> {
  const digests = shopperDigestsOf(env, user.openid)
  const outcome = await writeClaim(pool, { userId: user.id, digests, couponId, claimedAt: clock.now() })
  switch (outcome) {
    case 'claimed':
    case 'repeated':
      return
    case 'claimed_before':
      throw new AppError('coupon_claimed_before')
    case 'not_found':
      throw new AppError('not_found')
    case 'ended':
      throw new AppError('coupon_ended')
    case 'all_taken':
      throw new AppError('coupons_all_taken')
  }
}

export interface Wallet {
  usable: Coupon[]
  used: Coupon[]
  ended: Coupon[]
}

/** A shopper's coupons, newest first. One that starts later is usable, only not yet. */
export async function readWallet({ prisma, clock }: Deps, userId: number): Promise<Wallet> {
  const now = clock.now()
  const coupons = await findCouponsOf(prisma, userId)
  return {
    usable: coupons.filter(({ isUsed, endsAt }) => !isUsed && endsAt > now),
    used: coupons.filter(({ isUsed }) => isUsed),
    ended: coupons.filter(({ isUsed, endsAt }) => !isUsed && endsAt <= now),
  }
}

export interface CouponChoice {
  options: Array<Coupon & { fit: Fit }>
  /** Of the options; null is none of them. */
  chosenId: number | null
}

interface Choosing {
  userId: number
  goodsFen: Fen
  /** What the shopper chose before: a coupon, null for none; undefined when they have not been asked. */
  chosenId: number | null | undefined
}

/**
 * The coupons a shopper may choose from for goods that cost `goodsFen`, those that fit first. Chosen is what was
 * chosen before, else the best. A coupon that was chosen and has been used or has ended since is listed too, to say so.
 */
export async function readCouponChoice(
  { prisma, clock }: Deps,
  { userId, goodsFen, chosenId }: Choosing,
): Promise<CouponChoice> {
  const now = clock.now()
  const coupons = await findCouponsOf(prisma, userId, { unusedAt: now, andId: chosenId ?? null })
  const options = coupons.map((coupon) => ({ ...coupon, fit: discountOf(coupon, goodsFen, now) }))
  options.sort((a, b) => discountFenOf(b.fit) - discountFenOf(a.fit))
  const stands = options.some(({ couponId, fit }) => couponId === chosenId && fit.outcome === 'fits')
  if (chosenId === null || (chosenId !== undefined && stands)) return { options, chosenId }
  return { options, chosenId: bestCoupon(coupons, goodsFen, now)?.coupon.couponId ?? null }
}

/** What the best of a shopper's coupons takes off; nothing for nobody. */
export async function bestDiscountFen(
  { prisma, clock }: Deps,
  { userId, goodsFen }: { userId: number | null; goodsFen: Fen },
): Promise<Fen> {
  if (userId === null || goodsFen === 0) return 0
  const now = clock.now()
  const coupons = await findCouponsOf(prisma, userId, { unusedAt: now, andId: null })
  return bestCoupon(coupons, goodsFen, now)?.discountFen ?? 0
}

function discountFenOf(fit: Fit): Fen {
  return fit.outcome === 'fits' ? fit.discountFen : 0
}
