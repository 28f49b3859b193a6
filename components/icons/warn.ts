import type { Drawing } from '../icon'

export const warnIcon: Drawing = 'M12 7.5v5.6M12 16.5h.1M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z'
