import { seeOther } from '@/lib/mall/action-route'
import { route } from '@/lib/reply'

/**
 * Where a login that interrupted a claim comes back to: the coupons, with a word. It claims nothing itself: a page of
 * somebody else's could lead here too.
 */
export const GET = route(async () => seeOther('/?again=1#coupons'))
