import type { Drawing } from '../icon'

export const serviceIcon: Drawing =
  'M5 13.5v-2a7 7 0 0 1 14 0v2M5 12.8h2.6v5H5zM16.4 12.8H19v5h-2.6zM19 17.8c0 1.7-2 2.6-5 2.6'
