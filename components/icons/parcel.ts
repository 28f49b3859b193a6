import type { Drawing } from '../icon'

export const parcelIcon: Drawing =
  'M4.5 8 12 4.2 19.5 8v8.4L12 20.2l-7.5-3.8zM4.5 8 12 11.8 19.5 8M12 11.8v8.4'
