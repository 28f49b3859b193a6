import { troubleText } from '@/lib/domain/zh-cn'
import { Notice } from '../notice'
import { KeepTyped } from './keep-typed'

/**
 * Inside a form: what was typed is still there when the form comes back after it was sent, because the login had
 * run out or something was wrong. Kept in this tab alone, until any other page is shown. Pictures cannot be kept.
 */
export function TypedText() {
  return (
    <KeepTyped>
      <Notice text={troubleText.restored} />
    </KeepTyped>
  )
}
