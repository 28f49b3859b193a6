import { pageRoute } from '@/lib/message-page'
import { explainProblem } from './answer'

export const GET = pageRoute(explainProblem)
