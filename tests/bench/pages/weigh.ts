import type { Browser } from '@playwright/test'

/** What a phone that has never been here receives until the page rests: bodies as they travel, compressed. */
export interface Weight {
  htmlBytes: number
  cssBytes: number
  scriptBytes: number
  pictureBytes: number
  /** Answers to the page's own scripts, and whatever else. */
  otherBytes: number
}

export async function weigh(
  browser: Browser,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<Weight> {
  const { 'user-agent': userAgent = '', ...rest } = headers
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    isMobile: true,
    ...(userAgent ? { userAgent } : {}),
    extraHTTPHeaders: rest,
  })
  const page = await context.newPage()
  const weight: Weight = { htmlBytes: 0, cssBytes: 0, scriptBytes: 0, pictureBytes: 0, otherBytes: 0 }
  const counting: Promise<void>[] = []
  page.on('requestfinished', (request) => {
    const kind = kindOf(request.resourceType())
    counting.push(request.sizes().then(({ responseBodySize }) => void (weight[kind] += responseBodySize)))
  })
  const response = await page.goto(url, { waitUntil: 'networkidle' })
  if (response?.status() !== 200) throw new Error(`${url} answered ${response?.status()}`)
  await Promise.all(counting)
  await context.close()
  return weight
}

function kindOf(resourceType: string): keyof Weight {
  switch (resourceType) {
    case 'document':
      return 'htmlBytes'
    case 'stylesheet':
      return 'cssBytes'
    case 'script':
      return 'scriptBytes'
    case 'image':
      return 'pictureBytes'
    default:
      return 'otherBytes'
  }
}

export function withoutPictures({ htmlBytes, cssBytes, scriptBytes, otherBytes }: Weight): number {
  return htmlBytes + cssBytes + scriptBytes + otherBytes
}
