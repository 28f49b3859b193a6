import 'server-only'

/** SQL: the payment `p` may have been charged, and WeChat has not said otherwise since it was last handed out. */
export const paymentMayBeCharged = `(p.prepay_id IS NOT NULL AND p.state IN ('payable', 'superseded')
  AND (p.unpaid_at IS NULL OR p.unpaid_at <= p.handed_at))`

/** SQL: one of the payments of the order `o` may have been. */
export const orderMayBeCharged = `EXISTS (SELECT FROM payments p WHERE p.order_id = o.id AND ${paymentMayBeCharged})`
