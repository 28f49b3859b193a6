import { maxTotalFen, parseYuan, type Fen } from '@/lib/domain/money'
import { refundText } from '@/lib/domain/zh-cn'
import { AppError } from '@/lib/errors'
import type { FormFields } from './form-fields'

/**
 * The refund page's form in the shape of `POST /api/orders/{orderNo}/refunds`. Everything is asked back only by the
 * word `whole`: an amount that is left out or cannot be read is refused, never taken for all of it.
 *
 * Throws AppError: amount_invalid, refund_too_much.
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

function amountFenOf(text: string | undefined): Fen {
  const amountFen = parseYuan(text ?? '')
  if (amountFen === null || amountFen === 0) throw new AppError('amount_invalid')
  if (amountFen > maxTotalFen) throw new AppError('refund_too_much')
  return amountFen
}
