import type { Page } from '@playwright/test'

/** On a slow network the page is there before its script. Shows one, and keeps the script back until it is released. */
export async function showWithoutScript(page: Page, url: string): Promise<() => void> {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/_next/static/chunks/*.js*', async (route) => {
    await released
    await route.continue()
  })
  await page.goto(url, { waitUntil: 'commit' })
  return release
}
