import type { Drawing } from '../icon'

export const handsIcon: Drawing = 'M12 5.5V12.3l4.4 2.6'
