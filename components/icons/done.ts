import type { Drawing } from '../icon'

export const doneIcon: Drawing = 'm5 12.5 4.7 4.7L19.2 7.7'
