import type { Drawing } from '../icon'

export const homeIcon: Drawing = 'M4 11.2 12 4.5l8 6.7V20h-5.4v-5.6H9.4V20H4z'
