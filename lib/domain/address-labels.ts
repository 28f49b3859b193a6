import { phoneMark } from './address-phone'

const ofWhom = '(?:收(?:货|件)人?|联系人?)的?'
const numbers = '(?:(?:电话|手机)(?:号码?)?|联系方式|号码)'
const kinds = '(?:收(?:货|件)|邮寄|送货|寄件|详细|家庭|公司|我的?|麻烦|要|新的?|修?改|更?换|一下|个)'

// Short labels are words of streets too (电话局, 地区): they count with a colon, or at the end of a word.
const labels = new RegExp(
  [
    `(?:${ofWhom}|${kinds}){0,5}(?:${numbers}|所在(?:地区|区域)|地区|省市区|地址|信息|邮政编码|邮编)(?: ?:|是|[改换](?:为|成|到))`,
    `${ofWhom}(?:电话|手机)(?:号码?)?|手机号码|所在地区|${ofWhom}(?:信息|地址)|(?:详细|邮寄|送货|寄件)地址`,
    `(?:${kinds}){0,5}(?:电话|手机号?|地址)(?= |\\n|$)`,
  ].join('|'),
  'g',
)
const nameLabel = new RegExp(
  `(?:(?:收(?:货|件)人|联系人)(?!的?(?:${numbers}|信息|地址))(?:姓名|名字)?|姓名|名字)(?:[: \\n]+|是|(?=[\\u4e00-\\u9fff]))`,
)

/** The name that is called one. */
export function takeLabelledName(text: string): { name: string | null; rest: string } {
  const label = nameLabel.exec(text)
  if (!label) return { name: null, rest: text }
  const start = label.index + label[0].length
  const [line = ''] = text.slice(start).split('\n')
  const value = line === phoneMark ? '' : line
  // The next label ends the name, and so does a space, but within a name in Latin letters.
  const [named = ''] = value.split(labels)
  const name = (/^ ?[A-Za-z][A-Za-z .'-]*/.exec(named)?.[0] ?? /^ ?[^ ]*/.exec(named)?.[0] ?? '').trim()
  const end = start + value.indexOf(name) + name.length
  return { name: name || null, rest: `${text.slice(0, label.index)}\n${text.slice(end)}` }
}

export function withoutLabels(text: string): string {
  return (
    text
      .replace(labels, '\n')
      // A postcode stands alone; a house number does not have six digits.
      .replace(/(^|[\n ])[0-9]{6}(?=$|[\n ])/g, '$1')
      .replace(/ *\n[\n ]*/g, '\n')
      .replace(/^[\n :]+|[\n :]+$/g, '')
  )
}

// What people say to the shop, and not of the place.
const courtesy =
  /(^|[\n ])(?:[你您]们?好|谢谢|多谢|感谢|辛苦|麻烦|拜托|老板娘?|掌柜|店家|卖家|客服|亲爱的|亲|在吗|[你您]|[hH]i|[hH]ello)+[了啦哦呀哈]?(?=$|[\n ])/g
const request =
  /(^|[\n ])(?:麻烦|请|帮忙|帮我|给我|老板|[你您亲])*(?:邮?寄|发货?|送货?|快递)(?:到|至|往|给|:)/g

/** The same without greetings and thanks, 请寄到 and the 收 behind a name. */
export function withoutCourtesy(text: string): string {
  return text
    .replace(courtesy, '$1')
    .replace(request, '$1\n')
    .replace(/([\n ])\(?收\)?(?=$|[\n ])|\(收\)/g, '$1')
}
