import { jsonRoute } from '@/lib/reply'
import { deleteMe } from './answer'

export const POST = jsonRoute(deleteMe)
