/** Stands where the phone stood: a name is most often beside it. */
export const phoneMark = '☎'

const apart = '[-. \u2010-\u2015]{0,3}'
const prefix = `\\(?(?:\\(?(?:\\+|00)?86\\)?${apart})?`
const whole = new RegExp(`(^|[^0-9])${prefix}(1[3-9][0-9]{9})(?![0-9])\\)?`)
const grouped = new RegExp(`(^|[^0-9])${prefix}(1[3-9][0-9]${apart}[0-9]{4}${apart}[0-9]{4})(?![0-9])\\)?`)
// As other shops show it: nobody can be called with it, and it is no part of a street.
const hidden = /(^|[^0-9])(1[3-9][0-9]\*{3,6}[0-9]{2,4})(?![0-9])/

/** A mainland mobile number, however it is grouped and whatever stands before it; its place keeps `phoneMark`. */
export function takePhone(text: string): { phone: string | null; rest: string } {
  const found = whole.exec(text) ?? grouped.exec(text) ?? hidden.exec(text)
  if (!found) return { phone: null, rest: text }
  const [matched, before = '', written = ''] = found
  const rest = `${text.slice(0, found.index)}${before}\n${phoneMark}\n${text.slice(found.index + matched.length)}`
  return { phone: written.includes('*') ? null : written.replace(/[^0-9]/g, ''), rest }
}
