import type { Drawing } from '../icon'

export const cartIcon: Drawing = 'M3 4.5h2.4l2.2 10.6h10l2.2-7.6H6.3M9.3 19.3h.1M16.3 19.3h.1'
