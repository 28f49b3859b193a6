import type { Fields } from './signing'

/** Flat WeChat XML; text goes in CDATA, as WeChat writes it. */
export function writeXml(fields: Fields, root = 'xml'): string {
  const lines = Object.entries(fields).map(([name, value]) => {
    const safe = value.replaceAll(']]>', ']]]]><![CDATA[>')
    return `<${name}><![CDATA[${safe}]]></${name}>`
  })
  return `<${root}>${lines.join('\n')}</${root}>`
}

const element = /\s*<([A-Za-z0-9_$]+)>((?:<!\[CDATA\[[\s\S]*?\]\]>|[^<])*)<\/\1\s*>/y
const emptyElement = /\s*<([A-Za-z0-9_$]+)\s*\/>/y
const roots = {
  xml: /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?<xml>([\s\S]*)<\/xml>\s*$/,
  root: /^\s*<root>([\s\S]*)<\/root>\s*$/,
}
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

/** Reads flat XML: one root, children of text or CDATA, no name twice. Null for anything else. */
export function readXml(text: string, root: 'xml' | 'root' = 'xml'): Fields | null {
  if (forbidden.test(text)) return null
  const whole = roots[root].exec(text)
  if (!whole) return null
  const inside = whole[1] ?? ''
  const found = new Map<string, string>()
  let position = 0
  while (inside.slice(position).trim() !== '') {
    const match = matchAt(element, inside, position) ?? matchAt(emptyElement, inside, position)
    const name = match?.[1]
    if (!match || !name || found.has(name)) return null
    const value = readText(match[2] ?? '')
    if (value === null) return null
    found.set(name, value)
    position += match[0].length
  }
  return Object.fromEntries(found)
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position
  return pattern.exec(text)
}

const entities: Fields = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function readText(raw: string): string | null {
  let strange = false
  const text = raw.replace(
    /<!\[CDATA\[([\s\S]*?)\]\]>|&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));|&/g,
    (whole, ...groups) => {
      const [cdata, decimal, hexadecimal, entity]: (string | undefined)[] = groups
      if (cdata !== undefined) return cdata
      const code =
        decimal !== undefined ? Number(decimal) : hexadecimal !== undefined ? parseInt(hexadecimal, 16) : null
      if (code !== null && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code)
      const known = entity === undefined ? undefined : entities[entity]
      if (known === undefined) strange = true
      return known ?? whole
    },
  )
  return strange ? null : text
}
