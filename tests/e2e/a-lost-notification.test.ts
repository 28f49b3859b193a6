import { enterPassword, expectPaid, openCashier, payButton } from './support/shopping'
import { expect, test } from './support/test'

test.use({ shopperKey: 'xiaodiu' })

test('the notification is lost: the page still turns paid, because the shop asks WeChat', async ({
  phone,
  mall,
}) => {
  const orderNo = await openCashier(phone.page, mall)
  await payButton(phone.page).click()
  await enterPassword(phone.page)
  await expectPaid(phone.page)
  const told = mall.simulator.control.books().deliveries
  expect(told.filter(({ out_trade_no }) => out_trade_no.startsWith(orderNo))).toEqual([])
})
