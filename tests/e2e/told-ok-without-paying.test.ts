import { enterPassword, main, openCashier, payButton } from './support/shopping'
import { expect, test } from './support/test'

test('the phone says ok and nothing was paid: the page never says so and never offers to pay again', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await page.clock.install()
  await openCashier(page, mall)
  mall.simulator.control.nextSheet({ paysNothing: true, tells: 'ok' })
  await payButton(page).click()
  await enterPassword(page)

  await expect(main(page).getByRole('heading', { name: '支付结果确认中' })).toBeVisible()
  const seen = await watchHeadings(page)
  // The page waits a minute; only its clock goes faster, five seconds a step, and it asks the real server each time.
  const lastWord = main(page).getByText('请稍后在订单中查看，不要重复支付')
  await expect(async () => {
    await page.clock.fastForward(5_000)
    await expect(lastWord).toBeVisible({ timeout: 100 })
  }).toPass({ timeout: 45_000, intervals: [50] })
  await expect(payButton(page)).toHaveCount(0)
  expect(await seen()).not.toContain('支付成功')
})

/** Notes every headline the page has from now on. */
async function watchHeadings(page: import('@playwright/test').Page): Promise<() => Promise<string[]>> {
  const notes = await page.evaluateHandle(() => {
    const seen: string[] = []
    new MutationObserver(() => seen.push(document.querySelector('main h1')?.textContent ?? '')).observe(
      document.body,
      {
        subtree: true,
        childList: true,
        characterData: true,
      },
    )
    return seen
  })
  return () => notes.jsonValue()
}
