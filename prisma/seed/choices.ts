import { catalogue, type SeedProduct } from './catalogue'

/** Between the values in a SKU's name. */
export const separator = ' · '

export function galleryPath(name: string): string {
  return `/gallery/${name}.svg`
}

/** What was chosen for a SKU: its name, or the values that its name is made of. */
export function choicesOf(product: SeedProduct, name: string): string[] {
  return (product.options?.length ?? 1) > 1 ? name.split(separator) : [name]
}

/** The products whose SKUs are chosen by named options, with the choices and the picture of each SKU by its name. */
export const choiceRows = catalogue
  .flatMap<SeedProduct>((category) => category.products)
  .filter(({ options }) => options !== undefined)
  .map((product) => {
    const choices = product.skus.map(({ name }) => choicesOf(product, name))
    return {
      product_slug: product.slug,
      options: product.options?.map((name, index) => ({
        name,
        values: [...new Set(choices.map((values) => values[index] ?? ''))],
      })),
      choices: Object.fromEntries(product.skus.map(({ name }, index) => [name, choices[index]])),
      pictures: Object.fromEntries(
        product.skus.map(({ name }, index) => [name, lookOf(product, choices[index])]),
      ),
    }
  })

function lookOf({ looks }: SeedProduct, choices: readonly string[] | undefined): string | null {
  const name = looks?.[choices?.[0] ?? '']
  return name === undefined ? null : galleryPath(name)
}
