import { takeLabelledName, withoutCourtesy, withoutLabels } from './address-labels'
import { phoneMark, takePhone } from './address-phone'
import { takeRecipient } from './address-recipient'
import { splitRegion } from './region'
import { startOfRegion } from './region-start'

/** What was understood of an address; '' for what was not. */
export interface AddressParts {
  recipient: string
  phone: string
  /** 省、市、区（县）, with spaces between. */
  region: string
  detail: string
}

const maxLength = 400

/**
 * The same text with one way to write each thing: half-width digits and signs, no pictures or invisible characters, and
 * a line break between two parts. A space may also stand within a street.
 */
function plain(text: string): string {
  return text
    .slice(0, maxLength)
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufe0f\ufeff]/g, '')
    .replace(/\p{Extended_Pictographic}/gu, ' ')
    .replace(/[\n,;|、。!?【】]+|~(?![0-9])/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ (?=(?:先生|女士|小姐|老师|同学)(?:[\n ]|$))/g, '')
}

/** Reads an address as people send it: labelled or not, in any sequence, with or without anything between its parts. */
export function parseAddress(text: string): AddressParts {
  const { phone, rest } = takePhone(plain(text))
  const labelled = takeLabelledName(withoutCourtesy(rest))
  const body = withoutLabels(labelled.rest)
  const start = startOfRegion(body)
  const place = start === null ? null : splitRegion(body.slice(start))
  // 地址浙江省: now the label ends a part.
  const before = tokensOf(withoutLabels(start === null ? body : body.slice(0, start)))
  const after = tokensOf(place?.rest ?? '')
  // Of a text that is no address at all, no word is a name.
  const isAddress = phone !== null || place !== null
  const name = labelled.name ?? (isAddress ? takeRecipient(before, after) : null)
  // What stands before the region and is no name is of the place too, as a note is.
  const street = [...after, ...before].filter((token) => token !== phoneMark).join(' ')
  return {
    recipient: (name ?? '').replace(/^(.{2,})收$/, '$1'),
    phone: phone ?? '',
    region: place?.region ?? '',
    detail: isAddress ? street.replace(/ +/g, ' ') : '',
  }
}

function tokensOf(text: string): string[] {
  return text
    .split('\n')
    .map((token) => token.replace(/^[ :./+_-]+|[ :./+_-]+$/g, ''))
    .filter((token) => token !== '')
}
