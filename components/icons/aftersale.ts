import type { Drawing } from '../icon'

export const aftersaleIcon: Drawing = 'M5 9h10.5a4.2 4.2 0 0 1 0 8.4H8M8.2 5.6 4.8 9l3.4 3.4'
