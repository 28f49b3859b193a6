import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'esbuild'

let script: Promise<string> | null = null

/** What is wrong with the page as it is laid out now, in sentences; nothing is the good case. */
export async function flawsOf(page: Page): Promise<string[]> {
  script ??= bundle()
  return page.evaluate<string[]>(`${await script}; layout.findFlaws()`)
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('layout/flaws.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'layout',
  })
  return outputFiles.map((file) => file.text).join('')
}

export interface Look {
  name: string
  width: number
  height: number
  colorScheme: 'light' | 'dark'
  fontPercent: number
}

/** Shows the page that is open as on another phone, or to another person, without loading it again. */
export async function setLook(page: Page, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height })
  // What fades would be judged halfway.
  await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' })
  // As the phone's font setting does: WeChat scales text, whatever unit it was given in.
  await page.evaluate((percent) => {
    document.documentElement.style.setProperty('-webkit-text-size-adjust', `${percent}%`)
  }, look.fontPercent)
  await page.evaluate(settled)
}

/** Runs in the page. Text that grows moves the page for some frames more: waits until four in a row are the same. */
async function settled(): Promise<void> {
  const placesNow = () => {
    const boxes = [...document.body.querySelectorAll('*')].map((element) => element.getBoundingClientRect())
    return boxes.map(({ left, top, width, height }) => [left, top, width, height].join()).join(' ')
  }
  // Something may turn for ever.
  for (let frame = 0, same = 0, before = ''; same < 4 && frame < 100; frame++) {
    await new Promise(requestAnimationFrame)
    const now = placesNow()
    same = now === before ? same + 1 : 0
    before = now
  }
}
