import type { Drawing } from '../icon'

export const pinIcon: Drawing =
  'M12 21s6.6-6.1 6.6-11.1a6.6 6.6 0 1 0-13.2 0C5.4 14.9 12 21 12 21zM12 12.3a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z'
