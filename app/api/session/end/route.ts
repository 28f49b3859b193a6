import { jsonRoute } from '@/lib/reply'
import { endOwnSession } from './answer'

export const POST = jsonRoute(endOwnSession)
