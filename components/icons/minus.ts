import type { Drawing } from '../icon'

export const minusIcon: Drawing = 'M6 12h12'
