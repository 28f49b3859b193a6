import 'server-only'
import type { Address } from '@/lib/domain/checkout'
import { maxAddresses } from '@/lib/domain/limits'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import * as store from '@/lib/store/mall-addresses'

type Deps = Pick<Server, 'prisma'>

export interface SavedAddress extends Address {
  id: number
  isDefault: boolean
}

/** Names one address of one shopper: somebody else's is answered like one that is not there. */
export interface AddressName {
  userId: number
  id: number
}

/** The shopper's addresses, the default one first. */
export function listAddresses({ prisma }: Deps, userId: number): Promise<SavedAddress[]> {
  return store.findAddresses(prisma, userId)
}

export function findAddress({ prisma }: Deps, name: AddressName): Promise<SavedAddress | null> {
  return store.findAddressById(prisma, name)
}

/** Adds to the book; the first address becomes the default. Throws `addresses_full`. */
export async function addAddress(
  { prisma, clock }: Pick<Server, 'prisma' | 'clock'>,
  userId: number,
  address: Address,
): Promise<{ addressId: number }> {
  const createdAt = clock.now()
  const addressId = await store.insertAddress(prisma, { userId, address, maxAddresses, createdAt })
  if (addressId === null) throw new AppError('addresses_full')
  return { addressId }
}

/** Throws `not_found`. Orders keep the address they were placed with. */
export async function changeAddress({ prisma }: Deps, name: AddressName, address: Address): Promise<void> {
  if (!(await store.updateAddress(prisma, { ...name, address }))) throw new AppError('not_found')
}

/** Removes an address; one that is not there is gone already. */
export async function removeAddress({ prisma }: Deps, name: AddressName): Promise<void> {
  await store.deleteAddress(prisma, name)
}

/** Throws `not_found`. */
export async function makeDefaultAddress({ prisma }: Deps, name: AddressName): Promise<void> {
  if (!(await store.setDefaultAddress(prisma, name))) throw new AppError('not_found')
}
