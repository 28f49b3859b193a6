import { z } from 'zod'
import { checkoutKeySchema, line } from './checkout'
import { maxTotalFen } from './money'
import { maxRefundPictures, refundPictureIdPattern } from './refund-picture'

/**
 * `POST /api/orders/{orderNo}/refunds`. `amountFen: null` asks for everything that is still there. `requestKey` is
 * the page's: the same key is the same request. `pictureIds` were sent before, each once.
 */
export const refundRequestSchema = z.strictObject({
  amountFen: z.int().min(1).max(maxTotalFen).nullable(),
  reason: line(1, 80),
  requestKey: checkoutKeySchema,
  pictureIds: z
    .array(z.string().regex(refundPictureIdPattern))
    .max(maxRefundPictures)
    .refine((ids) => new Set(ids).size === ids.length, 'a picture is named twice')
    .default([]),
})

/** What a shopper may add to the reason they chose. */
export const maxReasonDetail = 60
