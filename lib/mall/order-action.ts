import 'server-only'
import type { z } from 'zod'
import { orderNoPattern } from '@/lib/domain/order-no'
import { route, type Handler } from '@/lib/reply'
import { actionRoute, type Action, type ActionReply, type Asked } from './action-route'
import { orderPath } from './paths'
import type { AskedRequest } from '@/lib/request'

interface OrderAction<Schema extends z.ZodType> extends Pick<Action<Schema>, 'schema' | 'fromForm'> {
  act: (asked: Asked<z.output<Schema>> & { orderNo: string; page: string }) => Promise<ActionReply>
  /** The page that shows what went wrong, from the order's own. */
  errorPage: (page: string) => string
  /** The page that asks for it, where a login leads back to. */
  askPage: (page: string) => string
}

/**
 * One thing a shopper can do with one of their orders, at `/api/orders/{orderNo}/…`. `page` is the order's own: a
 * number that cannot be one has none, and leads to the list.
 */
export function orderAction<Schema extends z.ZodType>(action: OrderAction<Schema>): Handler {
  return route((request) => {
    const orderNo = orderNoIn(request)
    const isOrderNo = orderNoPattern.test(orderNo)
    const page = isOrderNo ? orderPath(orderNo) : '/orders'
    return actionRoute({
      schema: action.schema,
      fromForm: action.fromForm,
      act: (asked) => action.act({ ...asked, orderNo, page }),
      errorPage: () => (isOrderNo ? action.errorPage(page) : page),
      returnTo: isOrderNo ? action.askPage(page) : page,
    }).direct(request)
  })
}

/** The order's number in the path as it stands, whatever it is. */
export function orderNoIn(request: AskedRequest): string {
  return new URL(request.url).pathname.split('/')[3] ?? ''
}
