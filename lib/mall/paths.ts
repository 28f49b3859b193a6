import type { FormFields } from './form-fields'

/** The page of a product, when a posted field holds its slug; else the shop's front page. */
export function productPath(slug: string | undefined): string {
  return slug && /^[a-z0-9-]{1,80}$/.test(slug) ? `/products/${slug}` : '/'
}

/** The page on which a saved address is changed. */
export function addressPath(id: number, { isFromCheckout }: { isFromCheckout: boolean }): string {
  return `/me/addresses/${id}${isFromCheckout ? '?from=checkout' : ''}`
}

/** Where a saved address leads: back to the checkout it was opened from, which begins with it, else to the address book. */
export function addressReturn(form: FormFields | null, addressId: number): string {
  return form?.text('from') === 'checkout' ? `/checkout?address=${addressId}` : '/me/addresses'
}

/** The page of an order. */
export function orderPath(orderNo: string): string {
  return `/orders/${orderNo}`
}

/** How to reach the merchant, about an order. */
export function servicePath(orderNo: string): string {
  return `/me/service?orderNo=${orderNo}`
}

/** The cashier: always entered by a full load of the page, never by client-side routing. */
export function cashierPath(orderNo: string): string {
  return `/pay/${orderNo}`
}
