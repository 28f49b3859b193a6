import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { PlainError } from './plain-error'

// The headless shell first: the same engine without a browser's own windows, and half as much work for the machine.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

/** A Chromium that is here already: CHROMIUM_PATH, one on the PATH, or Playwright's own. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM_PATH
  if (given) return given
  const directories = (process.env.PATH ?? '').split(delimiter)
  const candidates = directories.flatMap((directory) => names.map((name) => join(directory, name)))
  return [...candidates, chromium.executablePath()].find((path) => existsSync(path)) ?? null
}

/** Finds a Chromium, or installs Debian's, with letters for Chinese, where we may. */
export async function ensureChromium(): Promise<string> {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await installChromium()
  const installed = findChromium()
  if (installed) return installed
  throw new PlainError(
    'The end-to-end tests need Chromium and there is none. Install it, e.g. as root with ' +
      '"apt-get install chromium-headless-shell fonts-noto-cjk", or say where it is in CHROMIUM_PATH.',
  )
}

async function installChromium(): Promise<void> {
  console.log('Installing Chromium …')
  await apt('update', '-qq')
  // Some releases of Debian have no package of the shell alone.
  if (!(await install('chromium-headless-shell'))) await install('chromium')
}

function install(browser: string): Promise<boolean> {
  return apt('install', '-y', '-qq', '--no-install-recommends', browser, 'fonts-noto-cjk')
}

async function apt(...args: string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await promisify(execFile)('apt-get', args, { env, maxBuffer: Infinity })
    return true
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}
