import { troubleText } from '@/lib/domain/zh-cn'
import { Notice } from '../notice'
import { KeepTyped } from './keep-typed'

/**
 * Inside a form: what was typed is still there when the form comes back after it was sent, because the login had
 * run out, its answer was lost or something was wrong. Kept in this tab alone, until any other page is shown. Fields that
 * are `usedUp` begin anew.
 */
export function TypedText({ usedUp = [] }: { usedUp?: readonly string[] }) {
  return (
    <KeepTyped usedUp={usedUp}>
      <Notice text={troubleText.restored} />
    </KeepTyped>
  )
}
