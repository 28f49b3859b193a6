import { AxeBuilder } from '@axe-core/playwright'
import { visit, visitors } from './support/pages'
import { expect, test, type Page } from './support/test'

/** What axe objects to, each with the element it means. */
async function violationsOf(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}; ${html.slice(0, 160)}; ${any[0]?.message ?? ''}`),
  )
}

for (const [who, { userAgent, sights }] of Object.entries(visitors)) {
  test.describe(who, () => {
    if (userAgent) test.use({ userAgent })

    test(`axe has nothing against any page that ${who} sees, by day and by night`, async ({
      phone,
      mall,
    }) => {
      test.setTimeout(180_000)
      const origin = userAgent ? mall.shop.origin : mall.origin
      for (const sight of await sights(phone, mall)) {
        await phone.page.emulateMedia({ colorScheme: 'light' })
        await visit(phone, { ...sight, origin })
        expect.soft(await violationsOf(phone.page), `${sight.name}, light`).toEqual([])
        // Colours are all that changes at night.
        await phone.page.emulateMedia({ colorScheme: 'dark' })
        expect.soft(await violationsOf(phone.page, ['color-contrast']), `${sight.name}, dark`).toEqual([])
      }
    })
  })
}
