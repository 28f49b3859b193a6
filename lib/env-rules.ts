import { isIP } from 'node:net'

function parseUrl(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null
}

/** A scheme and a host and nothing else, in the spelling a browser sends as `Origin`. */
export function isOrigin(value: string, { httpsOnly }: { httpsOnly: boolean }): boolean {
  const url = parseUrl(value)
  if (!url || url.origin !== value) return false
  return url.protocol === 'https:' || (!httpsOnly && url.protocol === 'http:')
}

export function isLoopbackUrl(value: string): boolean {
  const url = parseUrl(value)
  if (!url || !/^https?:$/.test(url.protocol)) return false
  if (url.username || url.password || url.search || url.hash) return false
  return /^(localhost|([a-z0-9-]+\.)+localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
}

/** An address that a page may link to. */
export function isHttpsUrl(value: string): boolean {
  const url = parseUrl(value)
  return url !== null && url.protocol === 'https:' && !url.username && !url.password && !/\s/.test(value)
}

/** 网页授权域名: letters, digits, hyphens and dots; the very host of the shop's origin, if that is known. */
export function isDomain(value: string, origin: string | null): boolean {
  if (!/^[A-Za-z0-9.-]+$/.test(value) || isIP(value) !== 0) return false
  return origin === null || parseUrl(origin)?.hostname === value.toLowerCase()
}

/**
 * What is wrong with the registered 支付授权目录, or null: at most five, each a scheme, a host, one or two
 * levels and a closing slash, and the cashier (`/pay/…`) directly in one of them, because WeChat compares the
 * whole directory of the page that opens the payment ("当前页面的URL未注册").
 */
export function payDirectoryProblem(value: string, origin: string | null): string | null {
  const where = '(微信商户平台 → 产品中心 → 开发配置 → 支付授权目录)'
  const directories = value.split(',').map((part) => part.trim())
  if (directories.length > 5) return `enter at most 5 directories, as many as WeChat registers ${where}.`
  if (!directories.every((directory) => /^https?:\/\/[^/?#\s]+(\/[^/?#\s]+){1,2}\/$/.test(directory))) {
    return `enter each directory with http:// or https://, one or two path levels and a closing "/" ${where}.`
  }
  if (origin !== null && !directories.includes(`${origin}/pay/`)) {
    return `none of the directories is the cashier's: register PUBLIC_ORIGIN followed by /pay/ ${where} and add it here.`
  }
  return null
}

const documentedKeys = new Set(['192006250b4c09247ec02edce69f6a2d', '8934e7d15453e97507ef794cf7b0519d'])

const periods = Array.from({ length: 16 }, (_, index) => index + 1)

/** Keys that everybody knows: from WeChat's documents, from our simulator, or typed to fill the field. */
export function isPlaceholder(key: string): boolean {
  if (documentedKeys.has(key.toLowerCase())) return true
  if (/^(SIMKEY_|change.?me|placeholder|example|secret|password|your|test)/i.test(key)) return true
  // 0000…, abab…, 1234567890123…: the same block again and again.
  return periods.some((length) => key.startsWith(key.slice(length)))
}
