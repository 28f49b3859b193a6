import { violationsOf } from './support/axe'
import { flawsOf, setLook, type Look } from './support/layout'
import { visit, visitors } from './support/pages'
import { expect, test } from './support/test'

const byDay: Look = { name: 'day', width: 375, height: 812, colorScheme: 'light', fontPercent: 100 }
const byNight: Look = { ...byDay, name: 'night', colorScheme: 'dark' }
/** The hardest phone and eyes. */
const narrow: Look = { name: 'narrow', width: 320, height: 568, colorScheme: 'light', fontPercent: 200 }

for (const [who, { userAgent, sights }] of Object.entries(visitors)) {
  test.describe(who, () => {
    if (userAgent) test.use({ userAgent })

    // Each page is loaded once and shown as different phones, or to different people.
    test(`every page that ${who} sees fits: by night, narrow with large text, and for axe`, async ({
      phone,
      mall,
    }) => {
      test.setTimeout(240_000)
      const { page } = phone
      const origin = userAgent ? mall.shop.origin : mall.origin
      for (const sight of await sights(phone, mall)) {
        await visit(phone, { ...sight, origin })
        // A toast that fades away would be judged halfway.
        await page.evaluate(() => document.getAnimations().forEach((animation) => animation.pause()))
        await setLook(page, byDay)
        expect.soft(await violationsOf(page), `${sight.name}, axe`).toEqual([])
        await setLook(page, byNight)
        expect.soft(await flawsOf(page), `${sight.name}, night`).toEqual([])
        // Colours are all that changes at night.
        const dim = await violationsOf(page, ['color-contrast'])
        expect.soft(dim, `${sight.name}, axe at night`).toEqual([])
        await setLook(page, narrow)
        expect.soft(await flawsOf(page), `${sight.name}, narrow`).toEqual([])
        await page.screenshot({ path: test.info().outputPath(`${sight.name}.png`) })
      }
    })
  })
}
