import { createHash, createHmac } from 'node:crypto'

export type SignType = 'MD5' | 'HMAC-SHA256'
export type Fields = Record<string, string>

/**
 * WeChat's v2 signature (chapter 4_3): non-empty fields but `sign`, sorted by the bytes of their
 * names, raw values, the key last, upper-case hexadecimal.
 */
export function sign(fields: Fields, key: string, signType: SignType): string {
  const text = [
    ...Object.entries(fields)
      .filter(([name, value]) => name !== 'sign' && value !== '')
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => `${name}=${value}`),
    `key=${key}`,
  ].join('&')
  const digest = signType === 'MD5' ? createHash('md5') : createHmac('sha256', key)
  return digest.update(text, 'utf8').digest('hex').toUpperCase()
}

export function signed(fields: Fields, key: string, signType: SignType): Fields {
  return { ...fields, sign: sign(fields, key, signType) }
}

/** The algorithm a request names; MD5 when it names none; null when it names something else. */
export function signTypeOf(named: string | undefined): SignType | null {
  if (named === undefined || named === '' || named === 'MD5') return 'MD5'
  return named === 'HMAC-SHA256' ? named : null
}
