import type { Drawing } from '../icon'

export const walletIcon: Drawing =
  'M4 7.5h14.5A1.5 1.5 0 0 1 20 9v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18zM4 7.5 15.5 4.2v3.3M16 13.5h.1'
