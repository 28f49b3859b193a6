import type { SeedCategory } from './catalogue'

export const tableware = {
  slug: 'tableware',
  name: '餐厨器物',
  products: [
    {
      slug: 'celadon-teapot',
      title: '龙泉青瓷小茶壶',
      subtitle: '220 毫升 · 一人一壶',
      description:
        '龙泉老师傅手拉坯，梅子青釉，一窑里每只深浅都不一样。出水利落，断水干净，壶盖有气孔。容量 220 毫升，适合一两个人喝茶。釉面偶有针眼和落灰，不影响使用，介意请慎拍。可放洗碗机，不可直接明火加热。',
      gallery: ['celadon-teapot-powder', 'celadon-teapot-table', 'celadon-teapot-close'],
      options: ['釉色'],
      looks: { 粉青: 'celadon-teapot-powder' },
      listedOn: '2026-11-10',
      skus: [
        { name: '梅子青', priceFen: 16800, stock: 32 },
        { name: '粉青', priceFen: 16800, stock: 25 },
      ],
    },
    {
      slug: 'white-gaiwan',
      title: '手绘缠枝白瓷盖碗',
      subtitle: '景德镇 · 釉下青花',
      description:
        '景德镇高白泥，釉下手绘缠枝纹，蓝色在釉里，洗不掉。碗口外撇，拿起来不烫手，容量 150 毫升。盖、碗、托三件一套，配草编内衬发货。手绘图案每只略有差别，恕不能挑选。',
      skus: [{ name: '盖碗三件套', priceFen: 13900, stock: 45 }],
    },
    {
      slug: 'stoneware-bowl',
      title: '粗陶斗笠面碗',
      subtitle: '一碗面刚刚好的大小',
      description:
        '口径 20 厘米，深 8 厘米，装得下一人份的面和浇头。哑光釉，带铁点，手感温润，底足打磨过，不刮桌面。可进微波炉和洗碗机，不可进烤箱。首次使用建议用淘米水煮十分钟。',
      gallery: ['stoneware-bowl-cream', 'stoneware-bowl-table'],
      options: ['款式'],
      looks: { 米白: 'stoneware-bowl-cream' },
      skus: [
        { name: '岩灰', priceFen: 5900, stock: 77 },
        { name: '米白', priceFen: 5900, stock: 80 },
        { name: '两只装 · 岩灰＋米白', priceFen: 10900, stock: 30 },
      ],
    },
    {
      slug: 'wenge-chopsticks',
      title: '鸡翅木筷子',
      subtitle: '无漆无蜡 · 四色合金头',
      description:
        '整根鸡翅木车制，不上漆不打蜡，只用亚麻籽油擦过两遍。筷头四种颜色，一家人各认各的。长 24.5 厘米。木筷请勿久泡，洗净后头朝上晾干，建议半年到一年更换一次。',
      skus: [
        { name: '四双装', priceFen: 3900, stock: 160 },
        { name: '十双装', priceFen: 8800, stock: 60 },
      ],
    },
    {
      slug: 'glass-mug',
      title: '高硼硅玻璃杯',
      subtitle: '冷热都能装的一只杯子',
      description:
        '高硼硅玻璃，瞬间温差可到 120℃，冰箱里拿出来直接倒开水也不怕。杯壁 1.8 毫米，比普通玻璃杯轻。手工吹制，杯底偶有小气泡。玻璃易碎，运输破损凭照片补发。',
      gallery: ['glass-mug-straight', 'glass-mug-window'],
      options: ['款式', '容量'],
      looks: { 直身: 'glass-mug-straight' },
      listedOn: '2026-11-18',
      skus: [
        { name: '带把 · 400 毫升', priceFen: 2590, stock: 200 },
        { name: '带把 · 550 毫升', priceFen: 2990, stock: 140 },
        { name: '直身 · 400 毫升', priceFen: 2390, stock: 4 },
        { name: '直身 · 550 毫升', priceFen: 2790, stock: 0 },
      ],
    },
    {
      slug: 'walnut-tray',
      title: '黑胡桃木椭圆托盘',
      subtitle: '整木挖成，不是拼板',
      description:
        '北美黑胡桃整木挖制，边缘厚 1.5 厘米，倒扣即可晾干。表面是食品级木蜡油，可以直接放点心和水果。木纹和颜色以实物为准，每块都不同。请勿浸泡、暴晒和进洗碗机，干了就再擦一点油。',
      gallery: ['walnut-tray-close'],
      skus: [
        { name: '小号 · 28 厘米', priceFen: 15900, stock: 22 },
        { name: '大号 · 38 厘米', priceFen: 23900, stock: 3 },
      ],
    },
    {
      slug: 'enamel-milk-pan',
      title: '珐琅小奶锅',
      subtitle: '热奶、煮面、熬粥都用它',
      description:
        '1.2 毫米钢胎，内外两层珐琅，16 厘米口径，容量 1.5 升。双侧倒水口，左手右手都顺。木柄隔热，可拆下更换。燃气灶、电磁炉、电陶炉都能用。珐琅怕磕碰，请用木铲或硅胶铲，不要空烧。',
      gallery: ['enamel-milk-pan-blue', 'enamel-milk-pan-table'],
      options: ['颜色'],
      looks: { 雾蓝: 'enamel-milk-pan-blue' },
      listedOn: '2026-09-20',
      skus: [
        { name: '奶白', priceFen: 19900, stock: 28 },
        { name: '雾蓝', priceFen: 19900, stock: 17 },
      ],
    },
  ],
} as const satisfies SeedCategory
