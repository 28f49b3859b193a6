import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { PlainError } from '../plain-error'

/** The account PostgreSQL runs under when we are root, as options for `spawn`; empty when we are not. */
export interface Account {
  uid?: number
  gid?: number
}

/** PostgreSQL refuses to run as root, so root lends it the account `nobody`. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody')
  const [uid, gid] = [Number(entry?.[2]), Number(entry?.[3])]
  if (!Number.isInteger(uid) || !Number.isInteger(gid)) {
    throw new PlainError(
      'PostgreSQL does not run as root and there is no account "nobody" to run it. ' +
        'Start the shop as another user, or set DATABASE_URL.',
    )
  }
  return { uid, gid }
}

/** Whether the account can enter a directory: every directory above it must let strangers through. */
export function canReach(account: Account, directory: string): boolean {
  if (account.uid === undefined) return true
  let current = realpathSync(directory)
  for (;;) {
    const { uid, mode } = statSync(current)
    const bit = uid === account.uid ? 0o100 : 0o001
    if (!(mode & bit)) return false
    if (dirname(current) === current) return true
    current = dirname(current)
  }
}
