import { redirect } from 'next/navigation'
import button from '@/components/button.module.css'
import { FreshOnReturn } from '@/components/fresh-on-return'
import { OpenInWechat } from '@/components/open-in-wechat'
import { Sorry } from '@/components/sorry'
import type { OrderState } from '@/lib/domain/order'
import { orderPath } from '@/lib/mall/paths'
import { requireOrder } from './require-order'

interface Props {
  orderNo: string
  /** The only state in which there is anything to ask, once it is certain; else the order's page says how it stands. */
  state: OrderState
  words: { title: string; text: string; no: string; yes: string }
  /** What is asked, by the name of its page and of the route that does it. */
  act: 'cancel' | 'receive'
  /** Which of the two is the safe one, and stands out. */
  suggest: 'no' | 'yes'
}

/** Asks once more before something that cannot be undone; a page, so that it works before and without its script. */
export async function Confirm({ orderNo, state, words, act, suggest }: Props) {
  const { order, openInWechat } = await requireOrder(orderNo, act)
  if (!order) return <OpenInWechat url={openInWechat} />
  if (order.state !== state || order.mayBeCharged) redirect(orderPath(orderNo))
  return (
    <>
      <Sorry title={words.title} text={words.text}>
        <a className={suggest === 'no' ? button.primary : button.plain} href={orderPath(orderNo)}>
          {words.no}
        </a>
        <form method="post" action={`/api/orders/${orderNo}/${act}`}>
          <button className={suggest === 'yes' ? button.primary : button.plain} type="submit">
            {words.yes}
          </button>
        </form>
      </Sorry>
      <FreshOnReturn />
    </>
  )
}
