/** They are province and city in one. */
export const municipalities = ['北京', '上海', '天津', '重庆']

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

// Patterns that the region's beginning and its parts are read with.

// 吉林市 is a city.
export const name = `(?:${municipalities.join('|')}|(?:${suffixes
  .slice(1)
  .flatMap(([, all]) => all)
  .join('|')})(?!市))`
export const suffix = '(?:省|市| ?(?:(?:壮族|回族|维吾尔)?自治区(?!直辖)|特别行政区))'

// A place's name does not run over a street, a number or a village; 道里区 and 路桥区 begin so,
// 鼓楼区 and 红旗区 have it in the middle, 镇江 and 新乡 are cities.
const part =
  '(?:[\\u4e00-\\u9fff](?:(?![路街号村道栋幢]|楼(?!区)|[镇乡](?![市区县江])|[小社校厂景库院](?=区)|超市)[\\u4e00-\\u9fff]){0,10}?)'
export const gap = '[ \\n]*'
export const cityLevel = `${part}(?:自治州|地区|盟|市)`
export const districtLevel = `${part}(?:自治县|自治旗|区|县|旗(?!区)|市)`

/** 浙江 is 浙江省, and 广西 is 广西壮族自治区. */
export function fullName(province: string): string {
  const [ending = ''] = suffixes.find(([, all]) => all.includes(province)) ?? []
  return province + ending
}
