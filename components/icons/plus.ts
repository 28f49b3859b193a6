import type { Drawing } from '../icon'

export const plusIcon: Drawing = 'M6 12h12M12 6v12'
