import { phoneMark } from './address-phone'

// The hundred most common ones: most people have one of them.
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤'
const common = new RegExp(`^[${surnames}][\\u4e00-\\u9fff]{1,2}$`)
const placeEnd =
  /(?:[路街号楼室栋幢单村镇乡区县市弄巷座层组园苑城厦店院校厂庄湾里省州盟旗寓府邸庭广场库站口]|大学)$/
// What the courier is asked to do: it stays with the street.
const wish =
  /^(?:请|麻烦|放|送|寄|发|到|不|勿|尽|急|加急|周末|周[一二三四五六日](?=[送到收发至])|工作日|节假日|[上中下]午|晚上|白天|随时|马上|电联)|(?:送|签收|联系)$/

/**
 * Takes the recipient out of the parts before and after the region. A name beside the phone counts first, then one
 * before the region. What ends like a place may still be a name (李园园) where no place would stand; last comes the last
 * word of a part.
 */
export function takeRecipient(before: string[], after: string[]): string | null {
  const beside = [...besidePhone(before, 'before the region'), ...besidePhone(after, 'after it').reverse()]
  const found =
    beside.find(({ word }) => isName(word) && common.test(word)) ??
    beside.find(({ word }) => isName(word)) ??
    wordsOf(before).find(({ word }) => isName(word)) ??
    beside.find(({ word, isApart }) => isApart && common.test(word)) ??
    lastWords(after).find(({ word }) => isName(word))
  if (!found) return null
  const { list, at, word } = found
  const rest = (list[at] ?? '').replace(word, '').trim()
  list.splice(at, 1, ...(rest === '' ? [] : [rest]))
  return word
}

interface Word {
  list: string[]
  at: number
  word: string
}

/**
 * The words that touch the phone. Apart is one where no street would have its last word: at the beginning, behind a
 * house number, or alone.
 */
function besidePhone(
  list: string[],
  place: 'before the region' | 'after it',
): Array<Word & { isApart: boolean }> {
  const at = list.indexOf(phoneMark)
  if (at === -1) return []
  const [left, right] = [list[at - 1], list[at + 1]]
  const found = []
  if (left !== undefined) {
    const word = lastWord(left)
    const ahead = [...list.slice(0, at - 1), left.replace(word, '')].join('')
    const isFirst = ahead === '' && place === 'before the region'
    found.push({ list, at: at - 1, word, isApart: isFirst || /[0-9]/.test(ahead) })
  }
  if (right !== undefined) {
    const [word = ''] = /^(?:[A-Za-z][A-Za-z.' -]*(?= |$)|[^ ]+)/.exec(right) ?? []
    found.push({ list, at: at + 1, word, isApart: word === right })
  }
  return found
}

function wordsOf(list: string[]): Word[] {
  return list.flatMap((part, at) => [part, ...part.split(' ')].map((word) => ({ list, at, word })))
}

function lastWords(list: string[]): Word[] {
  return list.map((part, at) => ({ list, at, word: lastWord(part) })).reverse()
}

/** The last one that is no wish. A name in Latin letters has spaces within. */
function lastWord(part: string): string {
  const word = /(?:^| )([A-Za-z][A-Za-z.' -]*|[^ ]+)$/.exec(part)?.[1] ?? part
  return word !== part && wish.test(word) ? lastWord(part.slice(0, -word.length).trim()) : word
}

/** Two to four Chinese characters that no place ends with, or a name in Latin letters. */
function isName(text: string): boolean {
  if (/^[A-Za-z][A-Za-z.' -]{1,29}$/.test(text)) return true
  const [, core = ''] =
    /^([\u4e00-\u9fff]{1,4}(?:·[\u4e00-\u9fff]{1,10})*?)(?:先生|女士|小姐|老师|同学|收)?$/.exec(text) ?? []
  if (core.length < 2 && core === text) return false
  return core !== '' && !placeEnd.test(core) && !wish.test(core)
}
