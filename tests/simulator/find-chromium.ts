import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** `CHROMIUM_PATH`, else a Chromium on the PATH, else Playwright's own. */
export function findChromium(): string {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const candidates = [process.env['CHROMIUM_PATH'] ?? '', ...onPath, chromium.executablePath()]
  const found = candidates.find((path) => path !== '' && existsSync(path))
  if (!found) throw new Error('no Chromium: set CHROMIUM_PATH, or apt-get install chromium fonts-noto-cjk')
  return found
}
