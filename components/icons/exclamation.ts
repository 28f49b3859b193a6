import type { Drawing } from '../icon'

export const exclamationIcon: Drawing = 'M12 5v8.5M12 18.2h.1'
