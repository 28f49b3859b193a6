'use client'

import { createContext, useContext, useState, type ReactNode } from 'react'
import type { Fen } from '@/lib/domain/money'

/** A coupon that fits, and what it takes off. */
export interface FittingCoupon {
  couponId: number
  discountFen: Fen
}

interface Given {
  goodsFen: Fen
  fitting: readonly FittingCoupon[]
  /** What the shopper's balance could pay with. */
  availableFen: Fen
}

interface Chosen extends Given {
  couponId: number | null
  chooseCoupon: (couponId: number | null) => void
  isBalanceOn: boolean
  setBalanceOn: (isOn: boolean) => void
}

const CheckoutContext = createContext<Chosen | null>(null)

/** What the order comes to, as it is chosen now. */
export function useCheckout() {
  const chosen = useContext(CheckoutContext)
  if (!chosen) throw new Error('no checkout around')
  const { goodsFen, fitting, couponId, availableFen, isBalanceOn } = chosen
  const discountFen = fitting.find((coupon) => coupon.couponId === couponId)?.discountFen ?? 0
  const totalFen = goodsFen - discountFen
  // The cashier splits it again, by what the balance has then.
  const mostBalanceFen = Math.min(availableFen, totalFen)
  const balanceFen = isBalanceOn ? mostBalanceFen : 0
  return { ...chosen, discountFen, totalFen, mostBalanceFen, balanceFen }
}

interface Props extends Given {
  initialCouponId: number | null
  startsWithBalance: boolean
  children: ReactNode
}

/** Keeps what is chosen for the parts of the page that show what it comes to. */
export function CheckoutState({ initialCouponId, startsWithBalance, children, ...given }: Props) {
  const [couponId, chooseCoupon] = useState(initialCouponId)
  const [isBalanceOn, setBalanceOn] = useState(startsWithBalance)
  return (
    <CheckoutContext value={{ ...given, couponId, chooseCoupon, isBalanceOn, setBalanceOn }}>
      {children}
    </CheckoutContext>
  )
}
