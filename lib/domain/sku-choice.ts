/** Something to choose about a product, such as its colour, with what there is to choose from. */
export interface OptionGroup {
  name: string
  values: readonly string[]
}

/** A SKU by what was chosen for it: one value of each group, in the groups' sequence. */
export interface Choosable {
  choices: readonly string[]
  stockAvailable: number
}

/** What taking a value would come to, given what is chosen in the groups before it. */
export type ValueState = 'available' | 'sold_out' | 'missing'

/**
 * Looks at the groups before this one only: the first group is never narrowed by the second, so that no choice can
 * lock a shopper out of another.
 */
export function valueState(
  skus: readonly Choosable[],
  choices: readonly string[],
  { group, value }: { group: number; value: string },
): ValueState {
  const fitting = skus.filter((sku) => sku.choices[group] === value && agrees(sku, choices, group))
  if (fitting.length === 0) return 'missing'
  return fitting.some(({ stockAvailable }) => stockAvailable > 0) ? 'available' : 'sold_out'
}

/**
 * The choices after taking a value: what was chosen before it stays, and of what can be bought then the one that
 * keeps most of the later choices. A value that is not available changes nothing.
 */
export function choose(
  skus: readonly Choosable[],
  choices: readonly string[],
  { group, value }: { group: number; value: string },
): readonly string[] {
  const kept = (sku: Choosable) => sku.choices.filter((choice, index) => choice === choices[index]).length
  const fitting = skus
    .filter((sku) => sku.stockAvailable > 0 && sku.choices[group] === value && agrees(sku, choices, group))
    .sort((one, other) => kept(other) - kept(one))
  return fitting[0]?.choices ?? choices
}

/** The SKU that these choices make, if there is one. */
export function skuOf<Sku extends Choosable>(
  skus: readonly Sku[],
  choices: readonly string[],
): Sku | undefined {
  return skus.find((sku) => agrees(sku, choices, sku.choices.length))
}

function agrees(sku: Choosable, choices: readonly string[], groups: number): boolean {
  return sku.choices.slice(0, groups).every((choice, index) => choice === choices[index])
}
