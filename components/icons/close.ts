import type { Drawing } from '../icon'

export const closeIcon: Drawing = 'm6.5 6.5 11 11M17.5 6.5l-11 11'
