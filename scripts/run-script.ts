import { existsSync } from 'node:fs'

/**
 * Runs a script's main function with the variables of `.env` under those already set.
 * An expected error is printed as one plain paragraph, anything else with its stack; both exit 1.
 */
export async function runScript(main: () => Promise<void>): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  try {
    await main()
  } catch (error) {
    console.error(isExpected(error) ? error.message : error)
    process.exit(1)
  }
}

// By name: the module graphs that throw them are not all ours.
const expectedNames = new Set(['PlainError', 'EnvError', 'MigrationError'])

function isExpected(error: unknown): error is Error {
  return error instanceof Error && expectedNames.has(error.name)
}
