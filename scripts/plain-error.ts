/** An error whose message tells a developer everything: scripts print it without a stack and exit 1. */
export class PlainError extends Error {
  override readonly name = 'PlainError'
}

/** Runs a script's main function; an expected error is one plain paragraph, anything else keeps its stack. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    console.error(isExpected(error) ? error.message : error)
    process.exit(1)
  }
}

const expectedNames = new Set(['PlainError', 'EnvError', 'MigrationError'])

function isExpected(error: unknown): error is Error {
  return error instanceof Error && expectedNames.has(error.name)
}
