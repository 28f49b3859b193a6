import { notificationRoute } from '@/lib/notification-route'
import { receiveNotification } from '@/lib/payment/receive-notification'

/** `POST` from WeChat (chapter 9_7): XML in, exact XML out. */
export const POST = notificationRoute(receiveNotification)
