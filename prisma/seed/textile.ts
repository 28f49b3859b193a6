import type { SeedCategory } from './catalogue'

export const textile = {
  slug: 'textile',
  name: '家居布艺',
  products: [
    {
      slug: 'linen-cushion',
      title: '色织亚麻抱枕',
      subtitle: '先染纱，再织布，洗了不褪',
      description:
        '55% 亚麻、45% 棉，先染纱后织布，条纹两面都在。隐形拉链，枕套可拆洗，30℃ 以下机洗，反面晾晒。45 厘米见方。套装含羽丝绒枕芯，压缩发货，收到后拍打几下放半天就会回弹。',
      gallery: ['linen-cushion-indigo', 'linen-cushion-sofa', 'linen-cushion-close'],
      options: ['颜色', '款式'],
      looks: { 靛蓝条纹: 'linen-cushion-indigo' },
      listedOn: '2026-10-12',
      skus: [
        { name: '柿橘条纹 · 枕套', priceFen: 5900, stock: 66 },
        { name: '柿橘条纹 · 含芯', priceFen: 8900, stock: 42 },
        { name: '靛蓝条纹 · 枕套', priceFen: 5900, stock: 58 },
        { name: '靛蓝条纹 · 含芯', priceFen: 8900, stock: 35 },
      ],
    },
    {
      slug: 'cotton-towels',
      title: '新疆长绒棉毛巾',
      subtitle: '低捻纱 · 550 克克重',
      description:
        '阿克苏长绒棉，低捻纱织法，吸水快，前两次洗会掉少量浮毛，之后就不掉了。34×76 厘米，一条约 140 克。活性印染，没有荧光剂。单独洗涤，不加柔顺剂，吸水会更好。',
      gallery: ['cotton-towels-close'],
      options: ['颜色'],
      skus: [
        { name: '青瓷绿', priceFen: 2690, stock: 220 },
        { name: '燕麦', priceFen: 2690, stock: 220 },
        { name: '海军蓝', priceFen: 2690, stock: 180 },
        { name: '三色各一条', priceFen: 7290, stock: 90 },
      ],
    },
    {
      slug: 'wool-blanket',
      title: '格纹羊毛盖毯',
      subtitle: '70% 羊毛 · 沙发上的一小块冬天',
      description:
        '70% 澳洲羊毛、30% 再生羊毛，双面拉绒，两端手打流苏。130×170 厘米，一人裹着看电影正好。新毯子有淡淡羊毛味，通风两三天就散。请干洗，或冷水手洗平铺晾干，机洗会缩。',
      gallery: ['wool-blanket-close'],
      listedOn: '2026-11-22',
      skus: [{ name: '砖红格', priceFen: 39900, stock: 5 }],
    },
    {
      slug: 'linen-apron',
      title: '水洗亚麻围裙',
      subtitle: '做饭、画画、侍弄花草',
      description:
        '100% 亚麻，成衣后水洗，不缩水也不用熨。中间一个大口袋，缝了隔线，放得下手机和剪刀。颈带可调，腰带够长，能绕到前面打结。均码，身高 150 到 185 厘米都合适。',
      gallery: ['linen-apron-charcoal', 'linen-apron-close'],
      options: ['颜色'],
      looks: { 炭灰: 'linen-apron-charcoal' },
      skus: [
        { name: '亚麻本色', priceFen: 9900, stock: 54 },
        { name: '炭灰', priceFen: 9900, stock: 47 },
      ],
    },
    {
      slug: 'linen-slippers',
      title: '四季棉麻拖鞋',
      subtitle: '走起来没声音',
      description:
        '棉麻鞋面，藤草席面鞋垫，软底走木地板没有声音。鞋底薄，不适合出门。可以整只机洗，放进洗衣袋，自然晾干。尺码偏小，脚背高的朋友建议选大一码。',
      gallery: ['linen-slippers-close'],
      options: ['尺码'],
      skus: [
        { name: '36–37', priceFen: 3590, stock: 40 },
        { name: '38–39', priceFen: 3590, stock: 52 },
        { name: '40–41', priceFen: 3590, stock: 46 },
        { name: '42–43', priceFen: 3590, stock: 0 },
      ],
    },
    {
      slug: 'canvas-tote',
      title: '落日山丘帆布袋',
      subtitle: '16 安纯棉帆布 · 水浆印花',
      description:
        '16 安纯棉帆布，厚实能站住，底部加了一层。袋口 38 厘米，深 36 厘米，A4 文件夹横竖都能放，内有一个拉链小袋。水浆印花，手摸没有胶感，第一次请冷水手洗。',
      skus: [{ name: '本白', priceFen: 4900, stock: 110 }],
    },
  ],
} as const satisfies SeedCategory
