import { describe, expect, test } from 'vitest'
import { parseAddress } from '@/lib/domain/parse-address'

const phone = '13800138000'
const xihu = { recipient: '林小满', phone, region: '浙江省 杭州市 西湖区', detail: '龙井路1号' }
/** The usual address, in one piece. */
const place = '浙江省杭州市西湖区龙井路1号'

describe('a name is not mistaken for a place, nor a place for a name', () => {
  test.each(['陈海南', '赵云南', '刘重庆', '张北京', '刘小盟', '陈红旗', '上海阿姨', '周一鸣', '谢广'])(
    '%s, called after a place or a wish',
    (recipient) => {
      expect(parseAddress(`${recipient} ${phone} ${place}`)).toEqual({ ...xihu, recipient })
    },
  )

  test.each(['张志城', '李园园', '王雨庭', '杨路', '姜广'])('%s ends like a place', (recipient) => {
    for (const text of [
      `${recipient} ${phone} ${place}`,
      `${recipient}${phone}${place}`,
      `${place} ${recipient} ${phone}`,
      `${place}，${recipient}，${phone}`,
      `${place} ${phone} ${recipient}`,
      `您好，${recipient}，${phone}，${place}，谢谢`,
    ]) {
      expect(parseAddress(text)).toEqual({ ...xihu, recipient })
    }
  })

  test.each([
    ['武汉市武昌区 湖北大学 3号楼', '武汉市 武昌区', '湖北大学 3号楼'],
    ['长春市朝阳区 吉林大学 南校区', '长春市 朝阳区', '吉林大学 南校区'],
    ['西安市长安区 陕西师范大学 3号楼', '西安市 长安区', '陕西师范大学 3号楼'],
    ['成都市武侯区 四川大学望江校区', '成都市 武侯区', '四川大学望江校区'],
    ['杭州市西湖区文三路 浙江工商大学 5号楼', '杭州市 西湖区', '文三路 浙江工商大学 5号楼'],
    ['湖北大学 武汉市武昌区友谊大道368号', '武汉市 武昌区', '友谊大道368号 湖北大学'],
    ['武汉市 湖北省图书馆', '武汉市', '湖北省图书馆'],
    ['上海杨浦区大学路100号', '上海市 杨浦区', '大学路100号'],
    ['上海世纪大道100号', '上海市', '世纪大道100号'],
    ['上海市儿童医院3号楼', '上海市', '儿童医院3号楼'],
    ['华联超市3楼', '', '华联超市3楼'],
    ['吉林市船营区北京路1号', '吉林市 船营区', '北京路1号'],
    ['青海省海南藏族自治州共和县1号', '青海省 海南藏族自治州 共和县', '1号'],
    ['广西 壮族自治区 南宁市 青秀区 民族大道1号', '广西壮族自治区 南宁市 青秀区', '民族大道1号'],
    ['内蒙古 自治区 呼和浩特市 新城区 新华大街1号', '内蒙古自治区 呼和浩特市 新城区', '新华大街1号'],
    ['新疆 自治区直辖县级行政区划 石河子市 北四路1号', '新疆维吾尔自治区 石河子市', '北四路1号'],
  ])('%s', (text, region, detail) => {
    expect(parseAddress(`林小满 ${phone} ${text}`)).toEqual({ recipient: '林小满', phone, region, detail })
  })

  test('a street beside the phone is no name', () => {
    const expected = { recipient: '', detail: '龙井路' }
    expect(parseAddress(`浙江省 杭州市 西湖区 龙井路 ${phone}`)).toMatchObject(expected)
  })

  test('what a shopper calls themselves beside the phone goes before what else looks like a name', () => {
    for (const text of [`${place} 肯德基 ${phone} 林小满`, `${place} 林小满 ${phone} 肯德基`]) {
      expect(parseAddress(text)).toMatchObject({ recipient: '林小满', detail: '龙井路1号 肯德基' })
    }
  })
})

describe('what people say besides', () => {
  test.each([
    `你好，${place}，林小满，${phone}`,
    `老板，${place}，林小满，${phone}`,
    `老板你好，麻烦改一下地址：${place} 林小满 ${phone}`,
    `麻烦寄到${place}，林小满，${phone}`,
    `麻烦寄到 ${place} 林小满 ${phone}`,
    `请寄到：${place}，林小满 ${phone}`,
    `您好，我的地址是${place}，林小满，${phone}`,
    `你好，我要改地址：${place}，林小满，${phone}`,
    `地址改成${place} 林小满 ${phone}`,
    `亲～林小满 ${phone} ${place}`,
    `${phone} ${place} 林小满 谢谢`,
    `${phone} ${place} 林小满 谢谢啦！`,
    `谢谢 林小满 ${phone} ${place}`,
    `${place} 林小满 收 ${phone}`,
    `${place} 林小满收 ${phone}`,
    `${place} 林小满（收）${phone}`,
    `收件人：林小满收⏎${phone}⏎${place}`.replaceAll('⏎', '\n'),
    `📍${place} 📞${phone} 👤林小满`,
  ])('%j', (text) => {
    expect(parseAddress(text)).toEqual(xihu)
  })

  test.each(['周末送', '放门口', '发顺丰', '工作日送货', '麻烦尽快送'])(
    '%s stays with the street, for the courier',
    (wish) => {
      const expected = { ...xihu, detail: `龙井路1号 ${wish}` }
      expect(parseAddress(`${phone} ${place} 林小满 ${wish}`)).toEqual(expected)
      expect(parseAddress(`${place} 林小满 ${phone} ${wish}`)).toEqual(expected)
      expect(parseAddress(`林小满 ${phone} ${place}，${wish}`)).toEqual(expected)
    },
  )
})

describe('labels as the shops write them', () => {
  test.each([
    `收货人电话：${phone}\n收货人姓名：林小满\n收货人地址：${place}`,
    `收件人：林小满\n收件人电话：${phone}\n收件人地址：${place}`,
    `收件人姓名：林小满 收件人手机号：${phone} 收件人详细地址：${place}`,
    `收件人：林小满\n号码：${phone}\n地址：${place}`,
    `联系人：林小满\n联系电话：${phone}\n送货地址：${place}`,
    `联系人林小满\n联系人电话${phone}\n地址${place}`,
    `邮寄地址：${place}\n林小满\n${phone}`,
    `寄件地址：${place}\n林小满 ${phone}`,
    `新地址：${place} 林小满 ${phone}`,
    `收货信息：林小满 ${phone} ${place}`,
    `收货信息\n林小满\n${phone}\n${place}`,
    `收货人信息：\n姓名：林小满\n电话：${phone}\n地址：${place}`,
    `【收件人】林小满【电话】${phone}【地址】${place}`,
    `收货人：\n${phone}\n林小满\n${place}`,
    `地址是${place}\n电话是${phone}\n名字是林小满`,
    `收货人: 林小满\n手机号码: ${phone}\n所在地区: 浙江省 杭州市 西湖区\n详细地址: 龙井路1号`,
    `林小满，86-${phone}，浙江省 杭州市 西湖区 龙井路1号 ，310013`,
  ])('%j', (text) => {
    expect(parseAddress(text)).toEqual(xihu)
  })
})

test.each([
  '138.0013.8000',
  '138—0013—8000',
  '138–0013–8000',
  '138 - 0013 - 8000',
  '(13800138000)',
  '/13800138000/',
])('the phone %s', (written) => {
  expect(parseAddress(`林小满${written}${place}`)).toEqual(xihu)
  expect(parseAddress(`林小满 ${written} ${place}`)).toEqual(xihu)
})

test('a phone that another shop hides is left for the shopper', () => {
  expect(parseAddress(`林小满 138****8000 ${place}`)).toEqual({ ...xihu, phone: '' })
})
