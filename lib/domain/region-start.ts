import { cityLevel, districtLevel, gap, name, suffix } from './region-words'

// Where a part of the text begins.
const opening = '(^|[^\\u4e00-\\u9fffA-Za-z0-9])'
// A city or a district follows, or a city without its 市 and then a district.
const placeNext = `(?=(?!${name}省)(?:${cityLevel}|(?:[\\u4e00-\\u9fff]{2,4} )?${districtLevel}))`
// A street may be called after a province (上海路), and so may a bridge, a hospital, a university or an aunt.
const namesake =
  '(?![东南西北中]?[路街道巷桥里]|大道|大厦|花园|饭店|酒店|宾馆|胡同|阿姨|叔叔|[姐哥]|(?:(?![区县市])[\\u4e00-\\u9fff]){0,3}(?:大学|学院|师范|医院))'

const certain = [
  new RegExp(`()${name}(?:${suffix}${gap}|${namesake})${placeNext}`),
  new RegExp(`${opening}${name}${namesake}${gap}${placeNext}`),
  // A name may stand before a province without a break.
  new RegExp(`${opening}(?!(?:(?!市)[\\u4e00-\\u9fff]){1,4}${name})(?=${cityLevel}${gap}${districtLevel})`),
]
const likely = [
  new RegExp(`()${name}${suffix}`),
  new RegExp(`${opening}${name}${namesake}`),
  new RegExp(`${opening}(?=[\\u4e00-\\u9fff]{2})(?=${cityLevel}|${districtLevel})`),
]

/** Where an address begins: at a province or a city that a smaller place follows, else at what looks like one alone. */
export function startOfRegion(text: string): number | null {
  return firstOf(certain, text) ?? firstOf(likely, text)
}

function firstOf(patterns: readonly RegExp[], text: string): number | null {
  const starts = patterns.flatMap((pattern) => {
    const found = pattern.exec(text)
    return found ? [found.index + (found[1] ?? '').length] : []
  })
  return starts.length === 0 ? null : Math.min(...starts)
}
