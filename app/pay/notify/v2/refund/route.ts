import { notificationRoute } from '@/lib/notification-route'
import { receiveRefundNotification } from '@/lib/payment/receive-refund-notification'

/** `POST` from WeChat (chapter 9_16): XML in, exact XML out. */
export const POST = notificationRoute(receiveRefundNotification)
