import type { Drawing } from '../icon'

export const chevronIcon: Drawing = 'm9.5 5.5 6.5 6.5-6.5 6.5'
