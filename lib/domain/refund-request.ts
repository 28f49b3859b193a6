import { z } from 'zod'
import { checkoutKeySchema, line } from './checkout'
import { maxTotalFen } from './money'

/**
 * `POST /api/orders/{orderNo}/refunds`. `amountFen: null` asks for everything that is still there. `requestKey` is
 * the page's: the same key is the same request.
 */
export const refundRequestSchema = z.strictObject({
  amountFen: z.int().min(1).max(maxTotalFen).nullable(),
  reason: line(1, 80),
  requestKey: checkoutKeySchema,
})

/** What the page offers to choose from; 其他原因 and a few words cover the rest. */
export const refundReasons = [
  '不想要了',
  '商品有质量问题',
  '商品与描述不符',
  '少发、漏发或发错',
  '发货太慢',
  '其他原因',
] as const

/** What a shopper may add to it. */
export const maxReasonDetail = 60
