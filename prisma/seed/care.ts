import type { SeedCategory } from './catalogue'

export const care = {
  slug: 'care',
  name: '洗护日用',
  products: [
    {
      slug: 'handmade-soap',
      title: '冷制手工皂',
      subtitle: '橄榄油底 · 晾足六周',
      description:
        '七成橄榄油，三成椰子油与乳木果油，冷制法，晾足六周才切块。洗后不紧绷，泡沫细但不多。薰衣草款带花粒，有轻微磨砂感。手工切块，重量约 100 克。不用时请放在沥水皂盒里。',
      skus: [
        { name: '薰衣草', priceFen: 2980, stock: 120 },
        { name: '燕麦', priceFen: 2980, stock: 132 },
        { name: '两块装', priceFen: 5580, stock: 60 },
      ],
    },
    {
      slug: 'hand-cream',
      title: '山茶花护手霜',
      subtitle: '洗完手随手一抹，不粘键盘',
      description:
        '含 5% 山茶籽油和乳木果脂，两分钟吸收，之后打字不留印子。淡淡的花香，十几分钟就散。铝塑管可以挤到最后一点。敏感肌请先在手腕内侧试用。',
      skus: [
        { name: '50 克', priceFen: 3690, stock: 145 },
        { name: '80 克', priceFen: 4990, stock: 96 },
      ],
    },
    {
      slug: 'sandalwood-comb',
      title: '绿檀木梳',
      subtitle: '手工磨齿 · 不起静电',
      description:
        '整木开齿，每一根齿都用砂纸磨圆，梳头不勾不扯，冬天也不起静电。新梳子有木香，颜色会随时间由黄变绿。长约 16 厘米，附棉布袋。不要用水泡，脏了用干布擦。',
      gallery: ['sandalwood-comb-close', 'sandalwood-comb-bath'],
      options: ['齿距'],
      skus: [
        { name: '宽齿 · 长发', priceFen: 6900, stock: 50 },
        { name: '密齿 · 短发', priceFen: 6900, stock: 44 },
      ],
    },
    {
      slug: 'bamboo-toothbrush',
      title: '竹柄软毛牙刷',
      subtitle: '四年毛竹 · 碳化防霉',
      description:
        '四年生毛竹，高温碳化后上一层食品级蜡，放在浴室里不易发霉。刷毛 0.15 毫米，偏软，牙龈敏感也能用。建议三个月一换，用旧了可以拿来刷鞋。杯子不含在内。',
      skus: [
        { name: '两支装', priceFen: 1580, stock: 260 },
        { name: '四支装', priceFen: 2880, stock: 170 },
      ],
    },
    {
      slug: 'soy-candle',
      title: '大豆蜡香薰蜡烛',
      subtitle: '雪松与佛手柑 · 约燃 40 小时',
      description:
        '大豆蜡加少量蜂蜡，棉芯，燃烧没有黑烟。前调佛手柑，后调雪松，香味不冲。第一次点请等到蜡面全部融化再熄，之后就不会烧成坑。每次不超过四小时，人走请熄灭。琥珀色玻璃杯烧完可作笔筒。',
      gallery: ['soy-candle-window', 'soy-candle-close'],
      skus: [
        { name: '200 克', priceFen: 8800, stock: 38 },
        { name: '200 克 · 两支装', priceFen: 16800, stock: 16 },
      ],
    },
    {
      slug: 'bath-salt',
      title: '薰衣草浴盐',
      subtitle: '泡脚泡澡都可以',
      description:
        '湖盐加薰衣草精油，颗粒大，溶得慢，香味能留半小时。泡澡一次约 50 克，泡脚约 20 克，水温 38 到 40℃。有伤口、孕期和心脏不适时请不要使用。近期原料在路上，暂时缺货。',
      skus: [{ name: '450 克', priceFen: 4680, stock: 0 }],
    },
    {
      slug: 'price-difference',
      title: '运费／差价补拍',
      subtitle: '与客服说好金额后再拍，差几分拍几件',
      description:
        '补运费、补差价专用，一件一分钱，差多少就拍多少件，例如补 0.66 元请拍 66 件。一单最多 99 件，更大的金额请和其他商品一起下单。这不是实物，单独拍下不发货。',
      skus: [{ name: '1 分', priceFen: 1, stock: 99999 }],
    },
  ],
} as const satisfies SeedCategory
