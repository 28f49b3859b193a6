import { splitRegion, startOfRegion } from './region'

/** What was understood of an address; '' for what was not. */
export interface AddressParts {
  recipient: string
  phone: string
  /** 省、市、区（县）, with spaces between. */
  region: string
  detail: string
}

const maxLength = 400

/** The same text with one way to write each thing: half-width digits and signs, no invisible characters. */
function plain(text: string): string {
  return text
    .slice(0, maxLength)
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
}

// Between two parts of what was pasted. A space may also stand within a street.
const breaks = /[\n,;|、。【】]+/

/** Reads an address as people send it: labelled or not, in any sequence, with or without anything between its parts. */
export function parseAddress(text: string): AddressParts {
  const { phone, rest } = takePhone(plain(text))
  const labelled = takeName(rest)
  const body = dropLabels(labelled.rest)
  const start = startOfRegion(body)
  const before = tokensOf(start === null ? '' : body.slice(0, start))
  const place = start === null ? null : splitRegion(body.slice(start))
  const after = tokensOf(place ? place.rest : body)
  // Of a text that is no address at all, no word is a name.
  const isAddress = phone !== null || place !== null
  const name = labelled.name ?? (isAddress ? takeRecipient(before, after) : null)
  // What stands before the region and is no name is of the place too, as a note is.
  const street = [...after, ...before].join(' ')
  return {
    recipient: name ?? '',
    phone: phone ?? '',
    region: place?.region ?? '',
    detail: isAddress ? street : '',
  }
}

/** A mainland mobile number, however it is grouped and whatever stands before it. */
function takePhone(text: string): { phone: string | null; rest: string } {
  const prefix = String.raw`(?:\(?(?:\+|00)?86\)?[- ]?)?`
  const whole = new RegExp(`(^|[^0-9])${prefix}(1[3-9][0-9]{9})(?![0-9])`)
  const grouped = new RegExp(`(^|[^0-9])${prefix}(1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4})(?![0-9])`)
  const found = whole.exec(text) ?? grouped.exec(text)
  if (!found) return { phone: null, rest: text }
  const [matched, before = '', digits = ''] = found
  const rest = `${text.slice(0, found.index)}${before}\n${text.slice(found.index + matched.length)}`
  return { phone: digits.replace(/[^0-9]/g, ''), rest }
}

const nameLabel = /(?:收(?:货|件)人(?:姓名)?|联系人|姓名|名字)(?: ?: ?| |(?=[\u4e00-\u9fff]))/
// Short labels are words of streets too (电话局, 地区): they count with a colon only.
const otherLabels =
  /(?:(?:联系|收货|收件)?(?:电话|手机)(?:号码?)?|联系方式|所在(?:地区|区域)|地区|省市区|(?:收货|收件|详细|家庭|公司)?(?:地址)|邮政编码|邮编) ?:|(?:联系电话|手机号码|所在地区|收货地址|收件地址|详细地址)|(?:电话|手机号?|地址)(?= |\n|$)/g

function takeName(text: string): { name: string | null; rest: string } {
  const label = nameLabel.exec(text)
  if (!label) return { name: null, rest: text }
  const start = label.index + label[0].length
  const [value = ''] = /^[^\n,;|、。]*/.exec(text.slice(start)) ?? []
  // The next label ends the name, and so does a space, but within a name in Latin letters.
  const [named = ''] = value.split(otherLabels)
  const name = (/^ ?[A-Za-z][A-Za-z .'-]*/.exec(named)?.[0] ?? /^ ?[^ ]*/.exec(named)?.[0] ?? '').trim()
  const end = start + value.indexOf(name) + name.length
  return { name: name || null, rest: `${text.slice(0, label.index)}\n${text.slice(end)}` }
}

function dropLabels(text: string): string {
  return (
    text
      .replace(otherLabels, '\n')
      // A postcode stands alone; a house number does not have six digits.
      .replace(/(^|[\n,; ])[0-9]{6}(?=$|[\n,; ])/g, '$1')
      .replace(/ *\n[\n ]*/g, '\n')
      .replace(/^[\n ,;:]+|[\n ,;:]+$/g, '')
  )
}

function tokensOf(text: string): string[] {
  return text
    .split(breaks)
    .map((token) => token.replace(/^[ :]+|[ :]+$/g, ''))
    .filter((token) => token !== '')
}

/**
 * Takes the recipient out of the parts: the one before the region, else the last part, or its last word, that looks
 * like a name.
 */
function takeRecipient(before: string[], after: string[]): string | null {
  for (const [list, from] of [
    [before, 'start'],
    [after, 'end'],
  ] as const) {
    const name = takeNameFrom(list, from)
    if (name !== null) return name
  }
  return null
}

function takeNameFrom(list: string[], from: 'start' | 'end'): string | null {
  const positions = list.map((_, at) => at)
  if (from === 'end') positions.reverse()
  for (const at of positions) {
    const token = list[at] ?? ''
    const found = nameIn(token, from)
    if (found === null) continue
    const rest = token.replace(found, '').trim()
    list.splice(at, 1, ...(rest === '' ? [] : [rest]))
    return found
  }
  return null
}

function nameIn(token: string, from: 'start' | 'end'): string | null {
  if (isName(token)) return token
  const words = token.split(' ')
  const candidates = from === 'start' ? words : [...words].reverse()
  return candidates.find((word, index) => (from === 'start' || index === 0) && isName(word)) ?? null
}

/** Two to four Chinese characters that no place ends with, or a name in Latin letters. */
function isName(text: string): boolean {
  if (/^[A-Za-z][A-Za-z.' -]{1,29}$/.test(text)) return true
  const [, core = ''] =
    /^([\u4e00-\u9fff]{1,4}(?:·[\u4e00-\u9fff]{1,10})*?)(?:先生|女士|小姐|老师|同学|收)?$/.exec(text) ?? []
  if (core.length < 2 && core === text) return false
  return (
    core !== '' &&
    !/[路街号楼室栋幢单村镇乡区县市弄巷座层组园苑城厦店院校厂庄湾里省州盟旗寓府邸庭广场库站口]$/.test(core)
  )
}
