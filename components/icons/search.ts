import type { Drawing } from '../icon'

export const searchIcon: Drawing = 'M10.8 17.3a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.6 15.6l4.4 4.4'
