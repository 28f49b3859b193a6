import { z } from 'zod'
import { line } from './checkout'

/** What an operator knows of a parcel that is on its way; the database checks the same. */
export const shipmentSchema = z.strictObject({
  carrier: line(1, 20),
  trackingNo: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{5,40}$/),
})

export interface Parcel {
  carrier: string
  trackingNo: string
  shippedAt: Date
}

/** An order that nobody confirms counts as received this long after it was sent. */
export const receiveAfterDays = 10
