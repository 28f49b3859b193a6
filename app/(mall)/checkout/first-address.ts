import type { OrderRequest } from '@/lib/domain/checkout'

/** A saved address by its id, or the fields of a new one. */
export type PickedAddress = number | 'new'

interface Asked {
  /** The shopper's own, the default one first. */
  addresses: ReadonlyArray<{ id: number }>
  /** What the page's address names, e.g. after it was changed. Anybody can write one: only the shopper's own counts. */
  named: string | string[] | undefined
  /** What was posted before. */
  form: Pick<OrderRequest, 'address' | 'addressId'> | null
}

/** The one of the shopper's own addresses that the page's address names, or null. */
export function namedAddress({ addresses, named }: Pick<Asked, 'addresses' | 'named'>): number | null {
  return addresses.find(({ id }) => String(id) === named)?.id ?? null
}

/** Where the goods go until the shopper chooses. */
export function firstAddress({ addresses, named, form }: Asked): PickedAddress {
  const own = namedAddress({ addresses, named })
  if (own !== null) return own
  if (form?.address) return 'new'
  return (addresses.find(({ id }) => id === form?.addressId) ?? addresses[0])?.id ?? 'new'
}
