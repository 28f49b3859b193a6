/** How many products a list starts with, and grows by. */
export const pageSize = 12

/** The most that one page is made of at once, however far a shopper had scrolled. */
export const maxShown = 240

/** Where a list ends, whatever is behind. */
export const maxOffset = 2_400

/** The most characters of what is searched for. */
export const maxQueryLength = 40

export const sorts = ['default', 'new', 'price-up', 'price-down'] as const
export type Sort = (typeof sorts)[number]

/** Which products, and in what sequence. */
export interface Listing {
  /** Of one category only. */
  category: string | null
  /** What a shopper searched for, as `readQuery` gives it back. */
  query: string | null
  sort: Sort
}

type Parameter = string | string[] | undefined | null

/** The sort a page was asked for; a strange name is the shop's own sequence. */
export function readSort(value: Parameter): Sort {
  return sorts.find((sort) => sort === value) ?? 'default'
}

/** How much of a list to begin with: whole pages, as many as the shopper had seen before coming back. */
export function readShown(value: Parameter, of = { pageSize, maxShown }): number {
  const shown = typeof value === 'string' && /^[1-9][0-9]{0,4}$/.test(value) ? Number(value) : of.pageSize
  return Math.min(Math.ceil(shown / of.pageSize) * of.pageSize, of.maxShown)
}

/** Where a further page begins; null for anything but a whole number within bounds. */
export function readOffset(value: Parameter): number | null {
  if (value === null || value === undefined) return 0
  const offset = typeof value === 'string' && /^(0|[1-9][0-9]{0,5})$/.test(value) ? Number(value) : null
  return offset !== null && offset < maxOffset ? offset : null
}

/** What is searched for: trimmed, single blanks, no control characters, not too long. Empty when there is nothing. */
export function readQuery(value: Parameter): string {
  if (typeof value !== 'string') return ''
  // PostgreSQL refuses a zero byte in text; the others are nothing that anybody types.
  const words = value
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .normalize('NFKC')
  return Array.from(words).slice(0, maxQueryLength).join('').trim()
}

const maxTerms = 5

/** The words that must all be found; more than a few are not looked at. */
export function termsOf(query: string): string[] {
  return query
    .split(' ')
    .filter((term) => term !== '')
    .slice(0, maxTerms)
}

/** The page that shows a listing, with `shown` products when that is more than it starts with. */
export function listingHref({ category, query, sort }: Listing, shown = pageSize): string {
  const path = category !== null ? `/categories/${category}` : query !== null ? '/search' : '/'
  const parameters = new URLSearchParams()
  if (category === null && query !== null) parameters.set('q', query)
  if (sort !== 'default') parameters.set('sort', sort)
  if (shown > pageSize) parameters.set('shown', String(Math.min(shown, maxShown)))
  const text = parameters.toString()
  return text === '' ? path : `${path}?${text}`
}

/** Where the products of a listing come from, as JSON, from `offset` on. */
export function listingSource({ category, query, sort }: Listing, offset: number): string {
  const parameters = new URLSearchParams()
  if (category !== null) parameters.set('category', category)
  if (query !== null) parameters.set('q', query)
  if (sort !== 'default') parameters.set('sort', sort)
  parameters.set('offset', String(offset))
  return `/api/products?${parameters}`
}
