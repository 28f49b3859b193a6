import { isXmlCharacter, unwritable } from './xml-characters'

const maxFields = 200
const maxReferences = 500

// Sticky patterns whose parts cannot match the same character: each is tried once a place, in linear time.
const declaration =
  /<\?xml[ \t\n]+version=(["'])1\.[0-9]\1(?:[ \t\n]+encoding=(["'])[A-Za-z0-9-]+\2)?(?:[ \t\n]+standalone=(["'])(?:yes|no)\3)?[ \t\n]*\?>/y
const roots = {
  xml: { opening: /[ \t\n]*<xml[ \t\n]*>/y, closing: /[ \t\n]*<\/xml[ \t\n]*>[ \t\n]*$/y },
  root: { opening: /[ \t\n]*<root[ \t\n]*>/y, closing: /[ \t\n]*<\/root[ \t\n]*>[ \t\n]*$/y },
}
const opening = /[ \t\n]*<([A-Za-z0-9_$]+)[ \t\n]*(\/?)>/y
const closing = /<\/([A-Za-z0-9_$]+)[ \t\n]*>/y
const reference = /&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/y
const cdataStart = '<![CDATA['
const cdataEnd = ']]>'
const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

interface Cursor {
  readonly text: string
  at: number
  references: number
}

/**
 * Reads the one shape WeChat's v2 XML has: a root `xml` whose children are plain strings, each name once. What a
 * refund notification holds sealed has the same shape under `root` (chapter 9_16).
 * Returns null for anything else: DOCTYPE, comments, processing instructions, attributes, namespaces, nesting,
 * a second root, text between elements, an unknown entity. One pass, so no input can cost more than its length.
 *
 * A general parser would have to be fenced in from all sides to be this strict, and is several times slower
 * (fast-xml-parser reads numbers even inside CDATA, expands internal entities, drops attributes silently).
 * The tests hold this reader to agree with it on every document accepted here.
 */
export function readXml(source: string, root: keyof typeof roots = 'xml'): Map<string, string> | null {
  if (unwritable.test(source)) return null
  // XML 1.0 §2.11: every line ending reads as one line feed.
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source
  const cursor: Cursor = { text, at: 0, references: 0 }
  take(declaration, cursor)
  if (!take(roots[root].opening, cursor)) return null
  const fields = new Map<string, string>()
  for (let tag = take(opening, cursor); tag; tag = take(opening, cursor)) {
    const [, name = '', slash] = tag
    if (fields.has(name) || fields.size === maxFields) return null
    const value = slash === '/' ? '' : takeValue(name, cursor)
    if (value === null) return null
    fields.set(name, value)
  }
  return take(roots[root].closing, cursor) ? fields : null
}

function take(pattern: RegExp, cursor: Cursor): RegExpExecArray | null {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)
  if (found) cursor.at = pattern.lastIndex
  return found
}

/** Text and CDATA up to the closing tag of `name`. */
function takeValue(name: string, cursor: Cursor): string | null {
  const { text } = cursor
  let value = ''
  for (;;) {
    const next = text.indexOf('<', cursor.at)
    if (next < 0) return null
    const plain = decodeReferences(text.slice(cursor.at, next), cursor)
    if (plain === null) return null
    value += plain
    cursor.at = next
    if (!text.startsWith(cdataStart, next)) return take(closing, cursor)?.[1] === name ? value : null
    const end = text.indexOf(cdataEnd, next + cdataStart.length)
    if (end < 0) return null
    value += text.slice(next + cdataStart.length, end)
    cursor.at = end + cdataEnd.length
  }
}

/** Stops at the first thing that is no reference, or one too many. */
function decodeReferences(plain: string, cursor: Cursor): string | null {
  if (plain.includes(cdataEnd)) return null
  let value = ''
  let from = 0
  for (let at = plain.indexOf('&'); at >= 0; at = plain.indexOf('&', from)) {
    reference.lastIndex = at
    const found = reference.exec(plain)
    cursor.references += 1
    const character = found && cursor.references <= maxReferences ? resolve(found) : null
    if (character === null) return null
    value += plain.slice(from, at) + character
    from = reference.lastIndex
  }
  return value + plain.slice(from)
}

function resolve([, hex, decimal, entity = '']: RegExpExecArray): string | null {
  const code = hex !== undefined ? parseInt(hex, 16) : parseInt(decimal ?? '', 10)
  return isXmlCharacter(code) ? String.fromCodePoint(code) : (entities.get(entity) ?? null)
}
