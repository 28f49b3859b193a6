import { aFlag, aNumber, aText, oneOf, readFields, type Readers } from './read-fields'
import type { OrderLineView, OrderList, OrderSummary } from './order-summary'

const lineReaders: Readers<OrderLineView> = {
  productSlug: aText,
  productTitle: aText,
  skuName: aText,
  picture: aText,
  unitPriceFen: aNumber,
  quantity: aNumber,
}

const orderReaders: Readers<OrderSummary> = {
  orderNo: aText,
  state: oneOf(['awaiting_payment', 'paid', 'shipped', 'received', 'closed']),
  closeReason: oneOf([null, 'expired', 'cancelled']),
  refundStanding: oneOf(['none', 'under_way', 'partly_refunded', 'refunded']),
  totalFen: aNumber,
  pieces: aNumber,
  placedAt: aMoment,
  expiresAt: aMoment,
  mayBeCharged: aFlag,
  canPay: aFlag,
  lines: (value) => listOf(value, lineReaders),
}

const listReaders: Readers<OrderList> = {
  orders: (value) => listOf(value, orderReaders),
  olderThan: (value) => (value === null ? null : aText(value)),
}

/** Reads the answer of `GET /api/orders`; null when it is something else. */
export function readOrderList(value: unknown): OrderList | null {
  return readFields(value, listReaders) ?? null
}

function listOf<Fields>(value: unknown, readers: Readers<Fields>): Fields[] | undefined {
  if (!Array.isArray(value)) return undefined
  const read = value.map((one) => readFields(one, readers))
  return read.every((one) => one !== undefined) ? read : undefined
}

function aMoment(value: unknown): Date | undefined {
  const at = typeof value === 'string' ? new Date(value) : undefined
  return at && !Number.isNaN(at.getTime()) ? at : undefined
}
