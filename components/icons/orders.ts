import type { Drawing } from '../icon'

export const ordersIcon: Drawing =
  'M6 3.8h12v16.4l-2.4-1.5-1.9 1.5-1.7-1.5-1.7 1.5-1.9-1.5L6 20.2zM9 8.6h6M9 12.4h6'
