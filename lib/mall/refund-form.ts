import { parseYuan } from '@/lib/domain/money'
import { refundText } from '@/lib/domain/zh-cn'
import type { FormFields } from './form-fields'

/**
 * The refund page's form in the shape of `POST /api/orders/{orderNo}/refunds`. Everything is asked back only by the
 * word `whole`: an amount that is left out or cannot be read is refused, never taken for all of it.
 */
export function refundFromForm(form: FormFields): unknown {
  const detail = (form.text('reasonDetail') ?? '').replace(/\s+/g, ' ').trim()
  const reason = form.text('reason')
  const pictureIds = form.text('pictureIds') ?? ''
  return {
    amountFen: form.text('extent') === 'whole' ? null : amountFenOf(form.text('amountYuan')),
    reason: detail === '' ? reason : refundText.reasonWith(reason ?? '', detail),
    requestKey: form.text('requestKey'),
    // One field, because a form's field comes once.
    pictureIds: pictureIds === '' ? [] : pictureIds.split(','),
  }
}

function amountFenOf(text: string | undefined): number | undefined {
  return parseYuan(text ?? '') ?? undefined
}
