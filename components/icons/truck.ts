import type { Drawing } from '../icon'

export const truckIcon: Drawing =
  'M3.5 6.5h10.5v10H3.5zM14 10h4l2.5 3v3.5H14M7.5 18.8a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2zM16.8 18.8a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2z'
