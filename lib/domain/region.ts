import { cityLevel, districtLevel, fullName, gap, municipalities, name, suffix } from './region-words'

const provincePattern = new RegExp(`^(${name})${suffix}?${gap}`)
const idle = new RegExp(`^(?:(?:省|自治区)直辖县级行政(?:区划|单位)|(?:省|自治区)?直辖县|市辖区)${gap}`)
const cityPattern = new RegExp(`^(${cityLevel})${gap}`)
const bareCity = /^([\u4e00-\u9fff]{2,4})[ \n]+(?=[\u4e00-\u9fff]{1,8}?[区县市旗])/
const districtPattern = new RegExp(`^(${districtLevel})${gap}`)

/** Splits a text that begins with a region: province, city, district as far as they are there, and what follows. */
export function splitRegion(text: string): { region: string; rest: string } {
  const found: string[] = []
  let rest = text
  const take = (pattern: RegExp): string | null => {
    const match = pattern.exec(rest)
    if (!match) return null
    rest = rest.slice(match[0].length)
    return match[1] ?? ''
  }

  const province = take(provincePattern)
  if (province !== null) found.push(fullName(province))
  take(idle)
  const city = takeCity(take, province)
  if (city !== null && city !== found[0]) found.push(city)
  take(idle)
  const district = take(districtPattern)
  if (district !== null) found.push(district)
  return { region: found.join(' '), rest }
}

/** The level between province and district; a municipality has none, though many write its name twice. */
function takeCity(take: (pattern: RegExp) => string | null, province: string | null): string | null {
  if (province !== null && municipalities.includes(province)) {
    return take(new RegExp(`^(${province}市?)${gap}`)) === null ? null : `${province}市`
  }
  return take(cityPattern) ?? take(bareCity)
}
