import { pageRoute } from '@/lib/message-page'
import { sendToWechat } from './answer'

export const GET = pageRoute(sendToWechat)
