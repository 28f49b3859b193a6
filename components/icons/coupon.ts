import type { Drawing } from '../icon'

export const couponIcon: Drawing =
  'M4 6.5h16v3.6a2 2 0 0 0 0 3.8v3.6H4v-3.6a2 2 0 0 0 0-3.8zM14 6.5v2M14 11v2M14 15.5v2'
