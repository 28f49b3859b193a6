import type { z } from 'zod'
import type { ErrorCode } from '@/lib/errors'
import type { FormFields } from './form-fields'

/**
 * The checkout page's form in the shape of `POST /api/orders`. `addressId` is a saved address's id, or `new` (or
 * nothing, for a shopper who has none) for the address in the fields. `couponId` is a coupon's id, or `none` where the
 * shopper wants none of theirs. The page cannot know which will be chosen when it is made, so it brings the total that
 * goes with each: `expectedTotalFen-12` with coupon 12.
 */
export function orderFromForm(form: FormFields): unknown {
  const addressId = form.integer('addressId')
  const couponId = form.integer('couponId')
  const isNew = addressId === undefined || addressId === 'new'
  return {
    checkoutId: form.text('checkoutId'),
    ...(isNew ? { address: addressFromForm(form) } : { addressId }),
    remark: form.text('remark'),
    couponId: couponId === 'none' ? null : couponId,
    expectedTotalFen: form.integer(
      couponId === undefined ? 'expectedTotalFen' : `expectedTotalFen-${couponId}`,
    ),
  }
}

export function addressFromForm(form: FormFields): unknown {
  return {
    recipient: form.text('recipient'),
    phone: form.text('phone'),
    region: form.text('region'),
    detail: form.text('detail'),
  }
}

/** The code for a form with an address and more: the sentence about the address is said of nothing else. */
export function addressOrInput({ issues }: z.ZodError): ErrorCode {
  return issues.some(({ path }) => path[0] === 'address') ? 'address_invalid' : 'invalid_input'
}
