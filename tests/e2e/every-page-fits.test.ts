import { flawsOf, setLook, type Look } from './support/layout'
import { visit, visitors } from './support/pages'
import { expect, test } from './support/test'

/** The hardest phone and eyes, and an ordinary phone at night. Each page is loaded once and shown as both. */
const looks: readonly Look[] = [
  { name: 'dark', width: 375, height: 812, colorScheme: 'dark', fontPercent: 100 },
  { name: 'narrow-large', width: 320, height: 568, colorScheme: 'light', fontPercent: 200 },
]

for (const [who, { userAgent, sights }] of Object.entries(visitors)) {
  test.describe(who, () => {
    if (userAgent) test.use({ userAgent })

    test(`every page that ${who} sees fits the phone: narrow, dark, and with text twice as large`, async ({
      phone,
      mall,
    }) => {
      test.setTimeout(180_000)
      const origin = userAgent ? mall.shop.origin : mall.origin
      for (const sight of await sights(phone, mall)) {
        await visit(phone, { ...sight, origin })
        for (const look of looks) {
          await setLook(phone.page, look)
          await phone.page.screenshot({ path: test.info().outputPath(`${sight.name}-${look.name}.png`) })
          expect.soft(await flawsOf(phone.page), `${sight.name}, ${look.name}`).toEqual([])
        }
      }
    })
  })
}
