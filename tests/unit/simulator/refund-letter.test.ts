import { expect, test } from 'vitest'
import { encryptReqInfo } from '../../simulator/refund-letter'

test('S8: encrypts req_info of chapter 9_16', () => {
  const text =
    '<root><out_refund_no><![CDATA[131811191610442717309]]></out_refund_no><refund_status><![CDATA[SUCCESS]]></refund_status></root>'
  expect(encryptReqInfo(text, '192006250b4c09247ec02edce69f6a2d')).toBe(
    'WBzGpzQuNpcFxIlFjUUD9FKo0rHFKIn0kRJVv7PAhPDSCjWAzcyQtBNpSb92FQg9FKQ3UKchg9ThtBc2nKj5Y4/+F/cNMbquYHZEDLZnvie6zuMGQxeUsJDrezCBTVGpWna3ctMkHn6Fty2JplJhd6+7dt8mY4myldvX2SlYHlE=',
  )
})
