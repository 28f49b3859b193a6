import { readOffset, readQuery, readSort } from '@/lib/domain/listing'
import { AppError } from '@/lib/errors'
import { listGoods } from '@/lib/mall/catalogue'
import { json, jsonRoute } from '@/lib/reply'

/** The products of a category or a search, from `offset` on: one page, and whether more follow. */
export const GET = jsonRoute(async (server, request) => {
  const { searchParams } = new URL(request.url)
  const offset = readOffset(searchParams.get('offset'))
  if (offset === null) throw new AppError('invalid_input')
  const query = readQuery(searchParams.get('q'))
  const listing = {
    category: readSlug(searchParams.get('category')),
    query: query === '' ? null : query,
    sort: readSort(searchParams.get('sort')),
  }
  return json(await listGoods(server, listing, { offset }))
})

/** Throws `invalid_input` for what cannot be a category. */
function readSlug(value: string | null): string | null {
  if (value !== null && !/^[a-z0-9-]{1,80}$/.test(value)) throw new AppError('invalid_input')
  return value
}
