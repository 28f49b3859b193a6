import type { GoodsCard, GoodsPage } from './goods'

// Apart from what cards need, so that a page that loads no list does not carry it.

/** Reads the answer of `GET /api/products`; null when it is something else. */
export function readGoodsPage(value: unknown): GoodsPage | null {
  const fields = fieldsOf(value)
  const [products, hasMore] = [fields.get('products'), fields.get('hasMore')]
  if (!Array.isArray(products) || typeof hasMore !== 'boolean') return null
  const cards = products.map(readCard).filter((card) => card !== null)
  return cards.length === products.length ? { products: cards, hasMore } : null
}

function readCard(value: unknown): GoodsCard | null {
  const fields = fieldsOf(value)
  const text = (name: string) => {
    const field = fields.get(name)
    return typeof field === 'string' ? field : null
  }
  const count = (name: string) => {
    const field = fields.get(name)
    return typeof field === 'number' && Number.isSafeInteger(field) ? field : null
  }
  const [slug, title, subtitle, picture] = [text('slug'), text('title'), text('subtitle'), text('picture')]
  const [fromFen, stockAvailable] = [count('fromFen'), count('stockAvailable')]
  if (slug === null || title === null || subtitle === null || picture === null) return null
  if (fromFen === null || stockAvailable === null) return null
  const hasSeveralPrices = fields.get('hasSeveralPrices') === true
  return { slug, title, subtitle, picture, fromFen, hasSeveralPrices, stockAvailable }
}

function fieldsOf(value: unknown): Map<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
}
