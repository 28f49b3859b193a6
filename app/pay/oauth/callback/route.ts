import { pageRoute } from '@/lib/message-page'
import { welcomeBack } from './answer'

export const GET = pageRoute(welcomeBack)
