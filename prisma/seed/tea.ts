import type { SeedCategory } from './catalogue'

export const tea = {
  slug: 'tea',
  name: '茶咖零食',
  products: [
    {
      slug: 'longjing-tea',
      title: '明前龙井绿茶',
      subtitle: '龙坞茶区 · 清明前手采',
      description:
        '今年清明前采的一芽一叶，当天摊青、当天入锅，由炒茶二十年的师傅分两锅辉干。干茶扁平，颜色黄绿相间，不追求一味的翠绿。建议用 85℃ 左右的水，玻璃杯下投，三泡为宜。开罐后请密封冷藏，三个月内喝完香气最好。',
      skus: [
        { name: '50 克 · 品鉴罐', priceFen: 9800, stock: 86 },
        { name: '125 克 · 家用罐', priceFen: 22800, stock: 40 },
      ],
    },
    {
      slug: 'jasmine-tea',
      title: '茉莉银针三角茶包',
      subtitle: '五窨一提，只闻花香不见花',
      description:
        '福州茉莉与高山烘青绿茶反复窨制五次，最后提花一次，花已筛净，香留在茶里。玉米纤维的三角袋，热水里不掉线、不漏渣。一包可冲 350 毫升，冷泡放冰箱两小时也好喝。',
      skus: [
        { name: '10 包', priceFen: 2990, stock: 240 },
        { name: '30 包', priceFen: 7900, stock: 120 },
      ],
    },
    {
      slug: 'aged-white-tea',
      title: '福鼎老白茶饼',
      subtitle: '2019 年寿眉 · 自然陈化',
      description:
        '2019 年的春寿眉，日晒萎凋，在福鼎的干仓里放了七年。汤色橙黄，有枣香和一点药香，先泡后煮都合适。每饼重量会有正负百分之二的出入，棉纸手工包装，折痕不一，属于正常。请避光、避潮、避异味存放。',
      skus: [
        { name: '100 克小饼', priceFen: 12800, stock: 60 },
        { name: '300 克整饼', priceFen: 36800, stock: 18 },
      ],
    },
    {
      slug: 'drip-coffee',
      title: '云南小粒挂耳咖啡',
      subtitle: '保山产地直采 · 下单前一周内烘焙',
      description:
        '保山海拔 1500 米的水洗卡蒂姆，每包 10 克现磨充氮。中烘偏柑橘与红糖，深烘偏可可与坚果，加奶选深烘。袋上印有烘焙日期，建议六十天内喝完。内含 10 包，不送杯子，图片仅为摆拍。',
      gallery: ['drip-coffee-table', 'drip-coffee-close'],
      options: ['烘焙', '数量'],
      skus: [
        { name: '中度烘焙 · 10 包', priceFen: 4990, stock: 150 },
        { name: '深度烘焙 · 10 包', priceFen: 4990, stock: 150 },
        { name: '双拼 · 20 包', priceFen: 8990, stock: 70 },
      ],
    },
    {
      slug: 'mixed-nuts',
      title: '低温烘焙混合坚果',
      subtitle: '无盐无糖，只有坚果',
      description:
        '腰果、巴旦木、核桃、榛子四样，130℃ 慢烘四十分钟，不油炸，不加盐和糖，所以味道清淡。玻璃罐可以留着装别的。含坚果，过敏的朋友请不要购买。开盖后请在三十天内吃完。',
      skus: [
        { name: '原味 · 300 克', priceFen: 5680, stock: 95 },
        { name: '原味 · 600 克', priceFen: 9980, stock: 48 },
      ],
    },
    {
      slug: 'egg-rolls',
      title: '手工炭烤蛋卷',
      subtitle: '一斤面粉两斤蛋，一口就碎',
      description:
        '面粉、鸡蛋、黄油、糖，没有水，也没有香精。薄皮卷七层，很酥，运输中难免碎几根，每罐我们多放两根。铁罐密封，常温保存四十五天。怕甜的朋友请选海苔味。',
      gallery: ['egg-rolls-table'],
      options: ['口味', '规格'],
      skus: [
        { name: '原味 · 320 克', priceFen: 3990, stock: 130 },
        { name: '海苔 · 320 克', priceFen: 4290, stock: 88 },
        { name: '芝麻 · 320 克', priceFen: 4290, stock: 0 },
        { name: '原味 · 640 克', priceFen: 7580, stock: 40 },
      ],
    },
    {
      slug: 'wild-honey',
      title: '秦岭百花土蜂蜜',
      subtitle: '一年只割一次的中蜂蜜',
      description:
        '秦岭南坡的中华蜜蜂，一年割一次，封盖成熟后才取。花源杂，每年味道略有不同，气温低于 14℃ 会结晶，不影响食用。水温不要超过 60℃。一岁以下婴儿请勿食用。',
      gallery: ['wild-honey-table'],
      skus: [
        { name: '250 克', priceFen: 4580, stock: 64 },
        { name: '500 克', priceFen: 8580, stock: 36 },
      ],
    },
  ],
} as const satisfies SeedCategory
