import type { Drawing } from '../icon'

export const meIcon: Drawing =
  'M12 12.2a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.6 20.2c.8-3.4 3.6-5.2 7.4-5.2s6.6 1.8 7.4 5.2'
