import type { SeedCategory } from './catalogue'

export const stationery = {
  slug: 'stationery',
  name: '文具纸品',
  products: [
    {
      slug: 'cloth-notebook',
      title: '布面精装笔记本',
      subtitle: '192 页 · 平摊不用手压',
      description:
        '布面硬壳，锁线装订，任何一页都能摊平。内页 100 克道林纸，钢笔书写不洇不透。A5 大小，192 页，配橡筋、书签带和封底夹袋。方格线色很浅，复印时看不见。',
      gallery: ['cloth-notebook-indigo', 'cloth-notebook-desk', 'cloth-notebook-close'],
      options: ['封面', '内页'],
      looks: { 靛青: 'cloth-notebook-indigo' },
      listedOn: '2026-11-02',
      skus: [
        { name: '松绿 · 空白', priceFen: 4590, stock: 75 },
        { name: '松绿 · 方格', priceFen: 4590, stock: 90 },
        { name: '松绿 · 横线', priceFen: 4590, stock: 68 },
        { name: '靛青 · 方格', priceFen: 4890, stock: 36 },
      ],
    },
    {
      slug: 'brass-fountain-pen',
      title: '黄铜短钢笔',
      subtitle: '越用越有自己的颜色',
      description:
        '整支黄铜车制，不做镀层，用久了会氧化变深，喜欢亮的用擦铜布一擦就回来。德国铱金笔尖，书写微弹。合上 10.5 厘米，能放进衬衫口袋，重 42 克。附上墨器一支和黑色墨囊两支。',
      gallery: ['brass-fountain-pen-close'],
      options: ['笔尖'],
      listedOn: '2026-10-25',
      skus: [
        { name: 'EF 尖', priceFen: 26800, stock: 20 },
        { name: 'F 尖', priceFen: 26800, stock: 34 },
      ],
    },
    {
      slug: 'cedar-pencils',
      title: '雪松六角铅笔',
      subtitle: '五色笔杆 · 削起来有木头香',
      description:
        '北美雪松木，六角杆，铅芯居中，卷笔刀转两圈就尖。水性漆，孩子咬了也不要紧，但还是不要咬。五色一组，笔筒不含在内。',
      gallery: ['cedar-pencils-desk', 'cedar-pencils-close'],
      options: ['硬度', '数量'],
      skus: [
        { name: 'HB · 5 支', priceFen: 1290, stock: 300 },
        { name: '2B · 5 支', priceFen: 1290, stock: 260 },
        { name: 'HB · 10 支', priceFen: 2390, stock: 150 },
      ],
    },
    {
      slug: 'washi-tape',
      title: '和纸胶带',
      subtitle: '能写字，撕下来不伤纸',
      description:
        '和纸基材，手一撕就断，贴在本子上还能用圆珠笔写字。贴错了撕下来重贴，不留胶。每卷宽 15 毫米、长 7 米。屏幕和实物颜色会有一点差别。',
      skus: [
        { name: '单卷 · 靛蓝白点', priceFen: 990, stock: 400 },
        { name: '单卷 · 青绿方块', priceFen: 990, stock: 380 },
        { name: '三卷套装', priceFen: 2690, stock: 200 },
      ],
    },
    {
      slug: 'solar-term-postcards',
      title: '二十四节气明信片',
      subtitle: '一节气一张，可以寄出去',
      description:
        '二十四张，一个节气一张风景，300 克棉纸，四色胶印，背面留了邮编格和贴邮票的位置。148×105 毫米，标准邮政尺寸，贴 80 分邮票即可寄出。内附节气小笺一张。',
      skus: [{ name: '全套 24 张', priceFen: 3280, stock: 98 }],
    },
    {
      slug: 'desk-calendar',
      title: '山色木座台历',
      subtitle: '2027 年 · 十三个月',
      description:
        '从 2026 年 12 月到 2027 年 12 月，一共十三张山水插画，每张过完可以裁下来当明信片。榉木底座，明年只买替换芯就好。放假与调休以国务院公布为准，公布后我们会随单寄一张贴纸。',
      skus: [
        { name: '台历 · 含木座', priceFen: 5290, stock: 72 },
        { name: '替换芯', priceFen: 2890, stock: 5 },
      ],
    },
  ],
} as const satisfies SeedCategory
