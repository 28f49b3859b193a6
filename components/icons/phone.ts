import type { Drawing } from '../icon'

export const phoneIcon: Drawing =
  'M6 4.5h3l1.5 4-2 1.4a11 11 0 0 0 5.6 5.6l1.4-2 4 1.5v3c0 1-.8 1.7-1.8 1.6C11 19 5 13 4.4 6.3 4.3 5.3 5 4.5 6 4.5z'
