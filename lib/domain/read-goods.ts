import type { GoodsCard, GoodsPage } from './goods'
import { aFlag, aText, readFields, type Readers } from './read-fields'

// Apart from what cards need, so that a page that loads no list does not carry it.

const cardReaders: Readers<GoodsCard> = {
  slug: aText,
  title: aText,
  subtitle: aText,
  picture: aText,
  fromFen: aCount,
  hasSeveralPrices: (value) => value === true,
  stockAvailable: aCount,
}

const pageReaders: Readers<GoodsPage> = { products: readCards, hasMore: aFlag }

/** Reads the answer of `GET /api/products`; null when it is something else. */
export function readGoodsPage(value: unknown): GoodsPage | null {
  return readFields(value, pageReaders) ?? null
}

function readCards(value: unknown): GoodsCard[] | undefined {
  if (!Array.isArray(value)) return undefined
  const cards = value.map((card) => readFields(card, cardReaders))
  return cards.every((card) => card !== undefined) ? cards : undefined
}

function aCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
}
