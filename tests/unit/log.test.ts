import { expect, test } from 'vitest'
import { createLogger, mask } from '@/lib/log'

test('an error is logged without what a driver hangs on it', () => {
  const lines: string[] = []
  const log = createLogger('info', { write: (line) => void lines.push(line) })
  const error = Object.assign(new Error('connection lost'), {
    code: '23505',
    detail: 'Key (openid)=(oUpF8uMuAJO) already exists.',
    client: { secretKey: 4711, connectionParameters: { password: 'hunter2' } },
  })
  log.error({ event: 'database_connection_lost', err: error })
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { message: 'connection lost', code: '23505' } })
  for (const secret of ['oUpF8uMuAJO', '4711', 'hunter2']) expect(lines[0]).not.toContain(secret)
})

test('a masked id keeps its ends only', () => {
  expect(mask('oUpF8uMuAJO_M2pxb1Q9zNjWeS6o')).toBe('oUpF…eS6o')
  expect(mask('short')).toBe('…')
  expect(mask(null)).toBe('')
})
