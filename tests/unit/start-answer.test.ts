import { expect, test } from 'vitest'
import { readStart } from '@/components/cashier/start-answer'

const bridge = {
  appId: 'wx1',
  timeStamp: '1',
  nonceStr: 'n',
  package: 'prepay_id=1',
  signType: 'MD5',
  paySign: 'S',
}
const unreachable = { outcome: 'event', event: { name: 'start_unreachable' } }

test('what the bridge needs is passed on whole and untouched, or not at all', () => {
  const json = { status: 'payable', bridge: { ...bridge, added: 1 } }
  expect(readStart({ status: 200, json })).toEqual({ outcome: 'payable', bridge })
  for (const name of Object.keys(bridge)) {
    for (const odd of ['', 1, null, undefined]) {
      const half = { status: 'payable', bridge: { ...bridge, [name]: odd } }
      expect(readStart({ status: 200, json: half }), name).toEqual(unreachable)
    }
  }
})

test('a payment from the balance alone has no bridge', () => {
  const event = { name: 'started', status: 'paid' }
  expect(readStart({ status: 200, json: { status: 'paid' } })).toEqual({ outcome: 'event', event })
  expect(readStart({ status: 502, json: { status: 'paid' } })).toEqual(unreachable)
})

test('a refusal keeps its words, and its number where there is one', () => {
  const error = { code: 'order_paid', message: '订单已支付', requestId: 'r1' }
  const event = { name: 'start_refused', ...error }
  expect(readStart({ status: 409, json: { error } })).toEqual({ outcome: 'event', event })
  const { requestId, ...unnumbered } = error
  expect(requestId).toBe('r1')
  expect(readStart({ status: 409, json: { error: unnumbered } })).toEqual({
    outcome: 'event',
    event: { ...event, requestId: '' },
  })
})

test('what is no answer of ours says that the shop was not reached', () => {
  for (const json of [null, 'x', [], {}, { error: null }, { error: { code: 1, message: '' } }]) {
    expect(readStart({ status: 0, json })).toEqual(unreachable)
    expect(readStart({ status: 200, json })).toEqual(unreachable)
  }
})
