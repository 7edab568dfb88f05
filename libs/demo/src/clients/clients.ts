import type { ClientFlag, LegalForm, SizeClass } from '#clients';
import type { ManagerName } from '../bank/people.js';

/** A client of the demo. Names are made up; the numbers have right check digits and no owner. */
export interface DemoClient {
  readonly slug: string;
  readonly zh: string;
  readonly en: string;
  /** A unified social credit code, or the number of another register. */
  readonly number: string;
  /** A section of GB/T 4754. */
  readonly industry: string;
  /** A province by GB/T 2260. */
  readonly region: string;
  readonly city: string;
  readonly size: SizeClass;
  readonly founded: number;
  readonly staff: number;
  readonly manager: ManagerName;
  /** Since how many months bank and client know each other. */
  readonly known: number;
  readonly form?: LegalForm;
  readonly flags?: readonly ClientFlag[];
  /** Revenue of the year before last and of the last one, in millions of yuan. */
  readonly revenue?: readonly [number, number];
  /** Not a client yet. */
  readonly prospect?: true;
}

/* A row of a table, as people read it. */
// prettier-ignore
export const clients: readonly DemoClient[] = [
  // strategic
  { slug: 'qingfeng', zh: '秦岭清风新能源有限公司', en: 'Qinling Qingfeng New Energy Co., Ltd.',
    number: '91610100MADEM0011K', industry: 'D', region: '61', city: '西安',
    size: 'large', founded: 2012, staff: 640, manager: 'wang', known: 96, flags: ['stateBacked'] },
  { slug: 'railworks', zh: '中原轨道装备股份有限公司', en: 'Zhongyuan Railworks Co., Ltd.',
    number: '91410100MADEM002XX', industry: 'C', region: '41', city: '郑州',
    size: 'large', founded: 1998, staff: 5200, manager: 'wang', known: 150,
    flags: ['stateBacked'] },
  { slug: 'donghai', zh: '东海港务物流有限公司', en: 'Donghai Port Logistics Co., Ltd.',
    number: '91330200MADEM0038L', industry: 'G', region: '33', city: '宁波',
    size: 'large', founded: 2001, staff: 2100, manager: 'chen', known: 110 },
  { slug: 'tianfu', zh: '天府生物医药有限公司', en: 'Tianfu Biopharma Co., Ltd.',
    number: '91510100MADEM0046F', industry: 'C', region: '51', city: '成都',
    size: 'large', founded: 2009, staff: 1300, manager: 'liu', known: 40,
    flags: ['sovereignFundBacked'] },
  { slug: 'nanyang', zh: '南洋电子（深圳）有限公司', en: 'Nanyang Electronics (Shenzhen) Co., Ltd.',
    number: '91440300MADEM0054A', industry: 'C', region: '44', city: '深圳',
    size: 'large', founded: 2004, staff: 3900, manager: 'liu', known: 70,
    flags: ['multinational'] },
  { slug: 'beicang', zh: '北苍特钢集团有限公司', en: 'Beicang Special Steel Group Co., Ltd.',
    number: '91130200MADEM0062P', industry: 'C', region: '13', city: '唐山',
    size: 'large', founded: 1993, staff: 8100, manager: 'chen', known: 180 },
  // growth
  { slug: 'lanxi', zh: '蓝溪智能科技有限公司', en: 'Lanxi Intelligent Technology Co., Ltd.',
    number: '91310115MADEM0070A', industry: 'I', region: '31', city: '上海',
    size: 'small', founded: 2021, staff: 58, manager: 'chen', known: 22, revenue: [31, 46] },
  { slug: 'yunling', zh: '云岭咖啡有限公司', en: 'Yunling Coffee Co., Ltd.',
    number: '91530100MADEM00895', industry: 'C', region: '53', city: '昆明',
    size: 'small', founded: 2020, staff: 74, manager: 'ma', known: 30, revenue: [18, 24] },
  { slug: 'xingyun', zh: '星云电池材料有限公司', en: 'Xingyun Battery Materials Co., Ltd.',
    number: '91350900MADEM00974', industry: 'C', region: '35', city: '宁德',
    size: 'medium', founded: 2019, staff: 310, manager: 'liu', known: 28, revenue: [140, 195] },
  { slug: 'jiangnan', zh: '江南机器人有限公司', en: 'Jiangnan Robotics Co., Ltd.',
    number: '91320500MADEM010XK', industry: 'C', region: '32', city: '苏州',
    size: 'medium', founded: 2018, staff: 220, manager: 'chen', known: 34, revenue: [88, 110] },
  { slug: 'haiyan', zh: '海燕跨境电商有限公司', en: 'Haiyan Cross-border Trading Co., Ltd.',
    number: '91440100MADEM0118X', industry: 'F', region: '44', city: '广州',
    size: 'small', founded: 2019, staff: 45, manager: 'liu', known: 20, revenue: [52, 71] },
  { slug: 'xingfuli', zh: '幸福里养老服务有限公司', en: 'Xingfuli Elder Care Co., Ltd.',
    number: '91510100MADEM01263', industry: 'Q', region: '51', city: '成都',
    size: 'small', founded: 2021, staff: 96, manager: 'ma', known: 16, revenue: [9, 13] },
  { slug: 'luyan', zh: '绿檐建筑光伏有限公司', en: 'Luyan Building Photovoltaics Co., Ltd.',
    number: '91330100MADEM0134Q', industry: 'D', region: '33', city: '杭州',
    size: 'small', founded: 2020, staff: 63, manager: 'wang', known: 19, revenue: [22, 33] },
  // stable
  { slug: 'huaxin', zh: '华信精密模具有限公司', en: 'Huaxin Precision Moulds Co., Ltd.',
    number: '91320200MADEM0142L', industry: 'C', region: '32', city: '无锡',
    size: 'medium', founded: 2006, staff: 180, manager: 'chen', known: 84, revenue: [95, 98] },
  { slug: 'mingzhu', zh: '明珠连锁药房有限公司', en: 'Mingzhu Pharmacy Chain Co., Ltd.',
    number: '91310104MADEM01500', industry: 'F', region: '31', city: '上海',
    size: 'medium', founded: 2003, staff: 720, manager: 'chen', known: 90 },
  { slug: 'taihu', zh: '太湖水产养殖有限公司', en: 'Taihu Aquaculture Co., Ltd.',
    number: '91320500MADEM0169U', industry: 'A', region: '32', city: '苏州',
    size: 'small', founded: 2008, staff: 60, manager: 'ma', known: 62 },
  { slug: 'guanzhong', zh: '关中面粉有限公司', en: 'Guanzhong Flour Mills Co., Ltd.',
    number: '91610400MADEM0177H', industry: 'C', region: '61', city: '咸阳',
    size: 'medium', founded: 1999, staff: 260, manager: 'wang', known: 120, revenue: [210, 205] },
  { slug: 'lingnan', zh: '岭南陶瓷有限公司', en: 'Lingnan Ceramics Co., Ltd.',
    number: '91440600MADEM0185M', industry: 'C', region: '44', city: '佛山',
    size: 'medium', founded: 2001, staff: 430, manager: 'liu', known: 77 },
  { slug: 'hengyuan', zh: '恒远冷链仓储有限公司', en: 'Hengyuan Cold Chain Co., Ltd.',
    number: '91370200MADEM0193H', industry: 'G', region: '37', city: '青岛',
    size: 'medium', founded: 2010, staff: 150, manager: 'ma', known: 48 },
  { slug: 'minhang', zh: '闵行职业培训学校有限公司', en: 'Minhang Vocational School Co., Ltd.',
    number: '91310112MADEM0206M', industry: 'P', region: '31', city: '上海',
    size: 'small', founded: 2011, staff: 85, manager: 'chen', known: 55 },
  { slug: 'xiangjiang', zh: '湘江酒店管理有限公司', en: 'Xiangjiang Hotels Co., Ltd.',
    number: '91430100MADEM02143', industry: 'H', region: '43', city: '长沙',
    size: 'medium', founded: 2005, staff: 510, manager: 'ma', known: 66 },
  { slug: 'songhua', zh: '松花江粮油有限公司', en: 'Songhua River Grain and Oil Co., Ltd.',
    number: '91230100MADEM0222G', industry: 'A', region: '23', city: '哈尔滨',
    size: 'medium', founded: 2002, staff: 190, manager: 'wang', known: 100 },
  { slug: 'hongda', zh: '宏达印染有限公司', en: 'Hongda Dyeing and Printing Co., Ltd.',
    number: '91330600MADEM0230U', industry: 'C', region: '33', city: '绍兴',
    size: 'medium', founded: 2000, staff: 340, manager: 'chen', known: 88 },
  // risk
  { slug: 'wanli', zh: '万里汽车配件有限公司', en: 'Wanli Auto Parts Co., Ltd.',
    number: '91340100MADEM02493', industry: 'C', region: '34', city: '合肥',
    size: 'medium', founded: 2007, staff: 280, manager: 'ma', known: 58 },
  { slug: 'ruifeng', zh: '瑞丰农业机械有限公司', en: 'Ruifeng Farm Machinery Co., Ltd.',
    number: '91410300MADEM0257J', industry: 'C', region: '41', city: '洛阳',
    size: 'small', founded: 2009, staff: 92, manager: 'wang', known: 44 },
  { slug: 'jinshan', zh: '晋山煤化工有限公司', en: 'Jinshan Coal Chemicals Co., Ltd.',
    number: '91140100MADEM0265B', industry: 'B', region: '14', city: '太原',
    size: 'large', founded: 1997, staff: 2600, manager: 'wang', known: 130 },
  { slug: 'longteng', zh: '龙腾建筑工程有限公司', en: 'Longteng Construction Co., Ltd.',
    number: '91500112MADEM0273W', industry: 'E', region: '50', city: '重庆',
    size: 'medium', founded: 2004, staff: 900, manager: 'liu', known: 71 },
  { slug: 'baiyun', zh: '白云服饰有限公司', en: 'Baiyun Apparel Co., Ltd.',
    number: '91440100MADEM02815', industry: 'C', region: '44', city: '广州',
    size: 'small', founded: 2010, staff: 130, manager: 'liu', known: 39 },
  { slug: 'xinhe', zh: '新河船舶修造有限公司', en: 'Xinhe Shipyard Co., Ltd.',
    number: '91210200MADEM029X8', industry: 'C', region: '21', city: '大连',
    size: 'medium', founded: 2002, staff: 410, manager: 'ma', known: 93 },
  { slug: 'dongfang', zh: '东方影视文化有限公司', en: 'Dongfang Film and Culture Co., Ltd.',
    number: '91320100MADEM0302N', industry: 'R', region: '32', city: '南京',
    size: 'small', founded: 2013, staff: 40, manager: 'chen', known: 36 },
  { slug: 'kunpeng', zh: '鲲鹏旅游开发有限公司', en: 'Kunpeng Tourism Development Co., Ltd.',
    number: '91460100MADEM0310Q', industry: 'K', region: '46', city: '海口',
    size: 'medium', founded: 2011, staff: 75, manager: 'liu', known: 60 },
  { slug: 'tongda', zh: '通达塑料制品有限公司', en: 'Tongda Plastics Co., Ltd.',
    number: '91370100MADEM03293', industry: 'C', region: '37', city: '济南',
    size: 'small', founded: 2008, staff: 66, manager: 'ma', known: 52 },
  { slug: 'fuchun', zh: '富春纸业有限公司', en: 'Fuchun Paper Co., Ltd.',
    number: '91330100MADEM0337D', industry: 'C', region: '33', city: '杭州',
    size: 'medium', founded: 2003, staff: 240, manager: 'chen', known: 75 },
  { slug: 'shuangxi', zh: '武汉双喜热干面馆', en: 'Shuangxi Noodle House',
    number: '92420100MADEM0361D', industry: 'H', region: '42', city: '武汉', form: 'soleProprietor',
    size: 'micro', founded: 2016, staff: 6, manager: 'ma', known: 25 },
  // churning
  { slug: 'qilian', zh: '祁连牧业有限公司', en: 'Qilian Livestock Co., Ltd.',
    number: '91620100MADEM03458', industry: 'A', region: '62', city: '兰州',
    size: 'small', founded: 2006, staff: 55, manager: 'ma', known: 80 },
  { slug: 'haihe', zh: '海河贸易有限公司', en: 'Haihe Trading Co., Ltd.',
    number: '91120116MADEM0353P', industry: 'F', region: '12', city: '天津',
    size: 'small', founded: 2007, staff: 28, manager: 'wang', known: 68 },
  { slug: 'anqing', zh: '安庆老街木器坊', en: 'Old Street Joinery',
    number: '92340800MADEM037XT', industry: 'C', region: '34', city: '安庆', form: 'soleProprietor',
    size: 'micro', founded: 2012, staff: 4, manager: 'ma', known: 47 },
  { slug: 'yinhe', zh: '银河数据服务有限公司', en: 'Yinhe Data Services Co., Ltd.',
    number: '91110108MADEM0388K', industry: 'I', region: '11', city: '北京',
    size: 'medium', founded: 2010, staff: 170, manager: 'wang', known: 59 },
  // prospects
  { slug: 'cangshan', zh: '苍山湖光储能有限公司', en: 'Cangshan Energy Storage Co., Ltd.',
    number: '91532900MADEM03960', industry: 'D', region: '53', city: '大理',
    size: 'small', founded: 2022, staff: 24, manager: 'wang', known: 1, prospect: true },
  { slug: 'zhuguang', zh: '竹光包装有限公司', en: 'Zhuguang Packaging Co., Ltd.',
    number: '91360100MADEM0409J', industry: 'C', region: '36', city: '南昌',
    size: 'small', founded: 2017, staff: 80, manager: 'ma', known: 2, prospect: true },
  { slug: 'baltic', zh: '波罗的海机械（中国）', en: 'Baltic Machinery GmbH',
    number: 'HRB 000417', industry: 'C', region: 'DE', city: 'Rostock',
    size: 'medium', founded: 1991, staff: 350, manager: 'liu', known: 3, prospect: true },
];
