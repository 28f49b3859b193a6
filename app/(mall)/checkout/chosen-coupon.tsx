'use client'
import { createContext, useContext, useState, type ReactNode } from 'react'
import type { Fen } from '@/lib/domain/money'

/** A coupon that fits, and what it takes off. */
export interface FittingCoupon {
  couponId: number
  discountFen: Fen
}

interface Chosen {
  chosenId: number | null
  discountFen: Fen
  choose(couponId: number | null): void
}

const ChosenContext = createContext<Chosen>({ chosenId: null, discountFen: 0, choose: () => {} })

export const useChosenCoupon = () => useContext(ChosenContext)

interface Props {
  fitting: readonly FittingCoupon[]
  initialId: number | null
  children: ReactNode
}

/** Keeps the choice for the parts of the page that show what it comes to. */
export function ChosenCoupon({ fitting, initialId, children }: Props) {
  const [chosenId, choose] = useState(initialId)
  const discountFen = fitting.find(({ couponId }) => couponId === chosenId)?.discountFen ?? 0
  return <ChosenContext value={{ chosenId, discountFen, choose }}>{children}</ChosenContext>
}
