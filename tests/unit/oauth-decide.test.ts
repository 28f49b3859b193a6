import { expect, test } from 'vitest'
import { decideRefusedCode, decideReturn, type Return } from '@/lib/login/decide'
import type { StoredState } from '@/lib/store/oauth-states'

const now = new Date('2026-11-24T10:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const anonymous = { id: 'before', user: null }
const loggedIn = { id: 'after', user: { id: 1, openid: 'o1' } }

const fresh: StoredState = {
  state: 's',
  sessionId: 'before',
  sessionReplacedBy: null,
  scope: 'snsapi_base',
  returnTo: '/cart',
  retry: 0,
  createdAt: ago(30),
  consumedAt: null,
  outcome: null,
}
const granted: StoredState = { ...fresh, consumedAt: ago(20), outcome: 'granted', sessionReplacedBy: 'after' }
const claimed: StoredState = { ...fresh, consumedAt: ago(1) }

const cases: [string, ReturnType<typeof decideReturn>, Partial<Return>][] = [
  ['first use by its own browser', 'exchange', {}],
  ['first use without a code', 'declined', { hasCode: false }],
  ['an unknown state', 'stray', { state: null }],
  ['no session', 'stray', { session: null }],
  ['the session of another browser', 'stray', { session: loggedIn }],
  ['at ten minutes', 'exchange', { state: { ...fresh, createdAt: ago(600) } }],
  ['after ten minutes', 'stray', { state: { ...fresh, createdAt: ago(601) } }],
  ['a second tab took the state along', 'logged_in', { session: null, replacedBy: 'before' }],
  ['a session replaced by a stranger’s', 'stray', { session: null, replacedBy: 'else' }],
  ['refresh after the login', 'logged_in', { session: loggedIn, state: granted }],
  [
    'refresh long after the login',
    'logged_in',
    { session: loggedIn, state: { ...granted, createdAt: ago(9000) } },
  ],
  ['reuse with the cookie from before', 'stray', { session: null, replacedBy: 'after', state: granted }],
  ['reuse by another shopper', 'stray', { session: { ...loggedIn, id: 'other' }, state: granted }],
  ['the same address twice at once', 'under_way', { state: claimed }],
  ['twice at once, from another browser', 'stray', { state: claimed, session: { id: 'other', user: null } }],
  ['twice at once, the other just done', 'logged_in', { state: { ...granted, consumedAt: ago(1) } }],
  ['a claim that a crash left behind', 'stray', { state: { ...claimed, consumedAt: ago(6) } }],
  ['a state that came to nothing', 'stray', { state: { ...claimed, outcome: 'failed' } }],
]

test.each(cases)('a return from WeChat: %s → %s', (_, decision, change) => {
  expect(
    decideReturn({ now, hasCode: true, session: anonymous, replacedBy: null, state: fresh, ...change }),
  ).toBe(decision)
})

test('a refused code leads to one new authorization, then to the error page, never further', () => {
  expect(decideRefusedCode({ isLoggedIn: false, retry: 0 })).toBe('authorize_again')
  expect(decideRefusedCode({ isLoggedIn: false, retry: 1 })).toBe('give_up')
})

test('a refused code is no matter to a browser that another tab has logged in', () => {
  expect(decideRefusedCode({ isLoggedIn: true, retry: 0 })).toBe('logged_in')
  expect(decideRefusedCode({ isLoggedIn: true, retry: 1 })).toBe('logged_in')
})
