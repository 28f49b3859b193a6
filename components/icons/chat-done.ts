import type { Drawing } from '../icon'

export const chatDoneIcon: Drawing =
  'M12 4.5c-4.7 0-8.5 3.2-8.5 7.2 0 2.2 1.2 4.2 3 5.5L6 20l3.1-1.6c.9.3 1.9.4 2.9.4 4.7 0 8.5-3.2 8.5-7.1S16.7 4.5 12 4.5zM8.4 11.8l2.6 2.4 4.8-4.5'
