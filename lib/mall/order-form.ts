import type { FormFields } from './form-fields'

/**
 * The checkout page's form in the shape of `POST /api/orders`. `addressId` is a saved address's id, or `new` (or
 * nothing, for a shopper who has none) for the address in the fields.
 */
export function orderFromForm(form: FormFields): unknown {
  const addressId = form.integer('addressId')
  const isNew = addressId === undefined || addressId === 'new'
  return {
    checkoutId: form.text('checkoutId'),
    ...(isNew ? { address: addressFromForm(form) } : { addressId }),
    remark: form.text('remark'),
    expectedTotalFen: form.integer('expectedTotalFen'),
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
