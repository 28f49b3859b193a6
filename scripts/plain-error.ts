/** An error whose message tells a developer everything: scripts print it without a stack and exit 1. */
export class PlainError extends Error {
  override readonly name = 'PlainError'
}
