import { parseYuan } from '@/lib/domain/money'
import type { FormFields } from './form-fields'

/**
 * The refund page's form in the shape of `POST /api/orders/{orderNo}/refunds`. Everything is asked back only by the
 * word `whole`: an amount that is left out or cannot be read is refused, never taken for all of it.
 */
export function refundFromForm(form: FormFields): unknown {
  const detail = (form.text('reasonDetail') ?? '').replace(/\s+/g, ' ').trim()
  const reason = form.text('reason')
  return {
    amountFen: form.text('extent') === 'whole' ? null : amountFenOf(form.text('amountYuan')),
    reason: detail === '' ? reason : `${reason}：${detail}`,
    requestKey: form.text('requestKey'),
  }
}

function amountFenOf(text: string | undefined): number | undefined {
  return parseYuan(text ?? '') ?? undefined
}
