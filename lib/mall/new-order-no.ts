import 'server-only'
import { randomInt } from 'node:crypto'
import { orderNoOf } from '@/lib/domain/order-no'

export function newOrderNo(): string {
  return orderNoOf(randomInt)
}
