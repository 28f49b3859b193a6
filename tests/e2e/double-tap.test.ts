import { attemptsOf, openCashier, payButton, paySheet, prepayCallsOf } from './support/shopping'
import { expect, test } from './support/test'

test('a double tap makes one call', async ({ phone, mall }) => {
  const { page, openid } = phone
  await openCashier(page, mall)
  const posted: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/pay/unifiedorder')) posted.push(request.method())
  })
  // Two clicks in one turn of the event loop: before React can draw a disabled button.
  await payButton(page).evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await expect(paySheet(page)).toBeVisible()
  expect(posted).toEqual(['POST'])
  expect(prepayCallsOf(mall, openid)).toBe(1)
  expect(attemptsOf(mall, openid)).toHaveLength(1)
})
