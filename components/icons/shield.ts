import type { Drawing } from '../icon'

export const shieldIcon: Drawing =
  'M12 3.8 5 6.4v5.2c0 4.2 2.9 7 7 8.6 4.1-1.6 7-4.4 7-8.6V6.4zM9 12l2.2 2.2L15.2 10'
