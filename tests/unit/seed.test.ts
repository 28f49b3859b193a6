import { readdirSync, readFileSync } from 'node:fs'
import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { catalogue, type SeedProduct } from '@/prisma/seed/catalogue'
import { choiceRows } from '@/prisma/seed/choices'

const root = new URL('../../public/', import.meta.url)
const products = catalogue.flatMap<SeedProduct>((category) => category.products)
const skus = products.flatMap((product) => product.skus)
const pictures = [
  'banner.svg',
  'icon.svg',
  ...catalogue.map((category) => `categories/${category.slug}.svg`),
  ...products.map((product) => `products/${product.slug}.svg`),
  ...products.flatMap(({ gallery = [] }) => gallery.map((name) => `gallery/${name}.svg`)),
]

test('the shop has five shelves and at least 24 products, none of them twice', () => {
  expect(catalogue.map((category) => category.slug)).toEqual([
    'tea',
    'tableware',
    'textile',
    'stationery',
    'care',
  ])
  expect(products.length).toBeGreaterThanOrEqual(24)
  expect(new Set(products.map((product) => product.slug)).size).toBe(products.length)
})

test.each(products)(
  '$slug can be told apart and chosen: one to four SKUs, each with a name of its own',
  (product) => {
    expect(product.slug).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(product.skus.length).toBeGreaterThanOrEqual(1)
    expect(product.skus.length).toBeLessThanOrEqual(4)
    expect(new Set(product.skus.map((sku) => sku.name)).size).toBe(product.skus.length)
    expect(product.description.split('。').length).toBeGreaterThan(2)
  },
)

test('goods cost whole tens of fen, so that the one-fen product alone decides the last digit of an order', () => {
  const goods = products.filter((product) => product.slug !== 'price-difference')
  for (const sku of goods.flatMap((product) => product.skus)) {
    expect(sku.priceFen % 10, sku.name).toBe(0)
    expect(sku.priceFen, sku.name).toBeGreaterThanOrEqual(990)
    expect(sku.priceFen, sku.name).toBeLessThanOrEqual(39900)
  }
  expect(products.find((product) => product.slug === 'price-difference')?.skus).toEqual([
    { name: '1 分', priceFen: 1, stock: 99999 },
  ])
})

test('something is sold out and something is nearly so', () => {
  expect(skus.some((sku) => sku.stock === 0)).toBe(true)
  expect(skus.some((sku) => sku.stock > 0 && sku.stock <= 5)).toBe(true)
})

test('a dozen products have more than one picture, and half a dozen more than one thing to choose', () => {
  expect(products.filter(({ gallery = [] }) => gallery.length > 0).length).toBeGreaterThanOrEqual(12)
  expect(products.filter(({ options = [] }) => options.length > 1).length).toBeGreaterThanOrEqual(6)
})

test.each(choiceRows)('$product_slug: each SKU is another combination of its options', (row) => {
  const combinations = Object.values(row.choices)
  for (const choices of combinations) expect(choices).toHaveLength(row.options?.length ?? 0)
  expect(new Set(combinations.map(String)).size).toBe(combinations.length)
})

test('what a choice looks like is a picture of the same gallery', () => {
  for (const { gallery = [], looks = {} } of products) {
    expect(gallery).toEqual(expect.arrayContaining(Object.values(looks)))
  }
})

test.each(pictures)('%s is a small, well-formed drawing that loads and runs nothing', (path) => {
  const svg = readFileSync(new URL(path, root), 'utf8')
  expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(6 * 1024)
  expect(XMLValidator.validate(svg)).toBe(true)
  const elements = [...svg.matchAll(/<([a-z]+)/gi)].map((match) => match[1])
  expect(elements).toEqual(expect.arrayContaining(['svg']))
  for (const forbidden of ['script', 'foreignObject', 'image', 'use', 'a', 'text', 'style', 'animate']) {
    expect(elements, path).not.toContain(forbidden)
  }
  expect(svg).not.toMatch(/\shref|\sxlink:|\son[a-z]+=|<!|<\?|url\((?!#)/i)
  // The namespace is a name, and the only address in the file.
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/:\/\//)
})

test('no drawing ships that the shop does not show', () => {
  const shipped = readdirSync(new URL('products/', root)).sort()
  expect(shipped).toEqual(products.map((product) => `${product.slug}.svg`).sort())
  const galleries = readdirSync(new URL('gallery/', root)).sort()
  expect(galleries).toEqual(
    products.flatMap(({ gallery = [] }) => gallery.map((name) => `${name}.svg`)).sort(),
  )
})
