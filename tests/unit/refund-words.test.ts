import { expect, test } from 'vitest'
import { refundHint } from '@/app/(mall)/refund-words'

test('what came back is looked for where it went', () => {
  const hint = (wechatFen: number, balanceFen: number) =>
    refundHint({ state: 'succeeded', wechatFen, balanceFen })
  expect(hint(100, 0)).toBe('款项已原路退回，请在微信账单中查看。')
  expect(hint(0, 100)).toBe('款项已退回余额，请在余额明细中查看。')
  expect(hint(100, 100)).toBe('款项已原路退回，请在微信账单和余额明细中查看。')
  expect(refundHint({ state: 'requested', wechatFen: 100, balanceFen: 0 })).not.toContain('退回')
})
