import { chromium, type Browser } from '@playwright/test'
import { ensureChromium } from '@/scripts/chromium'
import { freePort } from '@/scripts/postgres/ports'

export interface MeasuringBrowser {
  browser: Browser
  /** Where Lighthouse reaches it. */
  port: number
}

export async function openBrowser(): Promise<MeasuringBrowser> {
  const port = await freePort()
  const args = [`--remote-debugging-port=${port}`]
  // Chromium's sandbox does not start as root.
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  return { browser: await chromium.launch({ executablePath: await ensureChromium(), args }), port }
}
