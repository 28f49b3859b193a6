import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
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
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installChromium()
  const installed = findChromium()
  if (installed) return installed
  throw new PlainError(
    'The end-to-end tests need Chromium and there is none. Install it, e.g. as root with ' +
      '"apt-get install chromium-headless-shell fonts-noto-cjk", or say where it is in CHROMIUM_PATH.',
  )
}

function installChromium(): void {
  console.log('Installing Chromium …')
  apt('update', '-qq')
  // Some releases of Debian have no package of the shell alone.
  if (!install('chromium-headless-shell')) install('chromium')
}

function install(browser: string): boolean {
  return apt('install', '-y', '-qq', '--no-install-recommends', browser, 'fonts-noto-cjk')
}

function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', args, { env, stdio: 'pipe' })
    return true
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}
