const municipalities = ['北京', '上海', '天津', '重庆']

// What a province is called in full, by what people write.
const suffixes: ReadonlyArray<readonly [suffix: string, names: readonly string[]]> = [
  ['市', municipalities],
  [
    '省',
    [
      ...['河北', '山西', '辽宁', '吉林', '黑龙江', '江苏', '浙江', '安徽', '福建', '江西', '山东', '河南'],
      ...['湖北', '湖南', '广东', '海南', '四川', '贵州', '云南', '陕西', '甘肃', '青海', '台湾'],
    ],
  ],
  ['自治区', ['内蒙古', '西藏']],
  ['壮族自治区', ['广西']],
  ['回族自治区', ['宁夏']],
  ['维吾尔自治区', ['新疆']],
  ['特别行政区', ['香港', '澳门']],
]

const names = suffixes.flatMap(([, all]) => all).join('|')
const written = `(?:${names})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?`

// A street may be called after a province (上海路), and so may a bridge or a hospital.
const provinceAt = new RegExp(`(${written})(?![ \\n,]*(?:[东南西北中]?[路街道巷桥里]|大道|大厦|医院|花园))`)

// A city or a county that stands where a part begins.
const cityAt = /(^|[\n,;|、。 ])(?=[\u4e00-\u9fff]{2,10}?(?:自治州|地区|盟|市|自治县|县|区|旗))/

/** Where an address begins: at its province, else at a city where a part begins; null when there is neither. */
export function startOfRegion(text: string): number | null {
  const province = provinceAt.exec(text)
  const city = cityAt.exec(text)
  const cityIndex = city ? city.index + city[0].length : null
  if (!province) return cityIndex
  // 南京市鼓楼区上海路: the city came first.
  return cityIndex !== null && cityIndex < province.index && isPlace(text.slice(cityIndex, province.index))
    ? cityIndex
    : province.index
}

/** The text from a city on is of a place when it goes on without a break: else it is a name that ends like a city. */
function isPlace(text: string): boolean {
  return !/[\n,;|、。 ]/.test(text) && text.length > 4
}

// A place's name does not run over a street, a number or a village; 道里区 and 路桥区 begin so,
// 鼓楼区 and 红旗区 have it in the middle, 镇江 and 新乡 are cities.
const part =
  '(?:[\\u4e00-\\u9fff](?:(?![路街号村道栋幢]|楼(?!区)|[镇乡](?![市区县江])|[小社校厂景库院](?=区))[\\u4e00-\\u9fff]){0,10}?)'
const gap = '[ \\n,;|、]*'
const provincePattern = new RegExp(`^(${names})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?${gap}`)
const idle = new RegExp(`^(?:(?:省|自治区)直辖县级行政(?:区划|单位)|(?:省|自治区)?直辖县|市辖区)${gap}`)
const cityPattern = new RegExp(`^(${part}(?:自治州|地区|盟|市))${gap}`)
const bareCity = /^([\u4e00-\u9fff]{2,4})[ ,]+(?=[\u4e00-\u9fff]{1,8}?[区县市旗])/
const districtPattern = new RegExp(`^(${part}(?:自治县|自治旗|区|县|旗(?!区)|市))${gap}`)

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

function fullName(province: string): string {
  const [suffix = ''] = suffixes.find(([, all]) => all.includes(province)) ?? []
  return province + suffix
}
