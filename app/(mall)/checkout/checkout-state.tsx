'use client'

import { createContext, useContext, useState, type ReactNode } from 'react'
import type { Fen } from '@/lib/domain/money'
import type { PickedAddress } from './first-address'
import { useKeptChoices } from './use-kept-choices'

/** A coupon that fits, and what it takes off. */
export interface FittingCoupon {
  couponId: number
  discountFen: Fen
}

interface Given {
  checkoutId: string
  goodsFen: Fen
  fitting: readonly FittingCoupon[]
  /** What the shopper's balance could pay with. */
  availableFen: Fen
}

interface Chosen extends Given {
  address: PickedAddress
  chooseAddress: (address: PickedAddress) => void
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
  initialAddress: PickedAddress
  /** The page was asked to begin with that address. */
  isAddressNamed: boolean
  initialCouponId: number | null
  startsWithBalance: boolean
  children: ReactNode
}

/** Keeps what is chosen for the parts of the page that show what it comes to. */
export function CheckoutState(props: Props) {
  const { initialAddress, isAddressNamed, initialCouponId, startsWithBalance, children, ...given } = props
  const [address, chooseAddress] = useState(initialAddress)
  const [couponId, chooseCoupon] = useState(initialCouponId)
  const [isBalanceOn, setBalanceOn] = useState(startsWithBalance)

  useKeptChoices(given.checkoutId, (kept) => {
    // What was chosen on this page before its script ran is newer.
    const stands = kept.couponId === null || given.fitting.some(({ couponId: id }) => id === kept.couponId)
    if (stands) chooseCoupon((now) => (now === initialCouponId ? kept.couponId : now))
    if (!isAddressNamed) chooseAddress((now) => (now === initialAddress ? kept.address : now))
    if (kept.isBalanceOn) setBalanceOn(true)
  })

  const chosen = { address, chooseAddress, couponId, chooseCoupon, isBalanceOn, setBalanceOn }
  return <CheckoutContext value={{ ...given, ...chosen }}>{children}</CheckoutContext>
}
