import { GET as listOrders, POST as placeOrder } from '@/app/api/orders/route'
import { GET as refundPicture } from '@/app/api/refund-pictures/[id]/route'
import { GET as healthz } from '@/app/healthz/route'
import { GET as metrics } from '@/app/metrics/route'
import { GET as status } from '@/app/pay/[orderNo]/status/route'
import { POST as notification } from '@/app/pay/notify/v2/payment/route'
import { POST as refundNotification } from '@/app/pay/notify/v2/refund/route'
import { POST as unifiedorder } from '@/app/pay/unifiedorder/route'
import { GET as readyz } from '@/app/readyz/route'
import type { Handler } from '@/lib/reply'

export interface HotRoute {
  /** For the metrics. */
  name: string
  path: RegExp
  GET?: Handler
  POST?: Handler
}

/**
 * The routes that our server answers without Next, by the very functions that app/…/route.ts exports: a Next
 * route handler costs some 600 µs of CPU a request before any work, this way 15 µs.
 */
const hotRoutes: readonly HotRoute[] = [
  { name: 'notification', path: /^\/pay\/notify\/v2\/payment$/, POST: notification },
  { name: 'refund_notification', path: /^\/pay\/notify\/v2\/refund$/, POST: refundNotification },
  { name: 'status', path: /^\/pay\/[0-9A-Za-z_-]+\/status$/, GET: status },
  { name: 'orders', path: /^\/api\/orders$/, GET: listOrders, POST: placeOrder },
  { name: 'unifiedorder', path: /^\/pay\/unifiedorder$/, POST: unifiedorder },
  // Here because Next would keep the pages' policy in place of the picture's own, which allows nothing at all.
  { name: 'refund_picture', path: /^\/api\/refund-pictures\/[0-9A-Za-z_-]+$/, GET: refundPicture },
  { name: 'healthz', path: /^\/healthz$/, GET: healthz },
  { name: 'readyz', path: /^\/readyz$/, GET: readyz },
  { name: 'metrics', path: /^\/metrics$/, GET: metrics },
]

export function findHotRoute(path: string): HotRoute | undefined {
  return hotRoutes.find((one) => one.path.test(path))
}

/** What answers this method, or the methods that the route has instead. */
export function handlerOf({ GET, POST }: HotRoute, method: string | undefined): Handler | { allow: string } {
  const handler = method === 'POST' ? POST : method === 'GET' || method === 'HEAD' ? GET : undefined
  return handler ?? { allow: [GET && 'GET, HEAD', POST && 'POST'].filter(Boolean).join(', ') }
}
