import type { GroupRole, LifecycleStage, ProfileSection, Relation } from '#clients';
import type { CadenceProfile } from '#engagement';
import type { ManagerName } from '../bank/people.js';

/** Groups of companies, by ownership or by guarantee. */
export const groups: readonly {
  readonly slug: string;
  readonly zh: string;
  readonly en: string;
  readonly members: readonly (readonly [client: string, role: GroupRole])[];
}[] = [
  {
    slug: 'beicang',
    zh: '北苍集团',
    en: 'Beicang Group',
    members: [
      ['beicang', 'core'],
      ['jinshan', 'member'],
      ['xinhe', 'member'],
    ],
  },
  {
    slug: 'zhejiang-circle',
    zh: '浙江互保圈',
    en: 'Zhejiang mutual-guarantee circle',
    members: [
      ['hongda', 'core'],
      ['fuchun', 'member'],
      ['luyan', 'member'],
    ],
  },
];

/** The party is `relation` to the client. */
export const links: readonly (readonly [
  client: string,
  party: string,
  relation: Relation,
  share?: string,
])[] = [
  ['jinshan', 'beicang', 'parent', '0.67'],
  ['xinhe', 'beicang', 'shareholder', '0.35'],
  ['fuchun', 'hongda', 'guarantor'],
  ['luyan', 'hongda', 'guarantor'],
  ['wanli', 'railworks', 'customer'],
  ['luyan', 'qingfeng', 'customer'],
  ['xingyun', 'nanyang', 'customer'],
  ['railworks', 'beicang', 'supplier'],
  ['baiyun', 'haiyan', 'commonControl'],
];

export const transfers: readonly (readonly [client: string, to: ManagerName, reason: string])[] = [
  ['hengyuan', 'wang', '原客户经理岗位轮换 (rotation of duties)'],
  ['xiangjiang', 'chen', '客户总部迁往上海 (the head office moved to Shanghai)'],
];

/** How closely a client is kept in touch with, where it is not the ordinary way. */
export const cadences: readonly (readonly [client: string, profile: CadenceProfile])[] = [
  ['qingfeng', 'responsible'],
  ['railworks', 'responsible'],
  ['donghai', 'responsible'],
  ['nanyang', 'responsible'],
  ['lanxi', 'growth'],
  ['xingyun', 'growth'],
  ['haiyan', 'growth'],
  ['jinshan', 'risk'],
  ['longteng', 'risk'],
  ['taihu', 'passive'],
  ['shuangxi', 'basic'],
];

export const stages: readonly (readonly [client: string, stage: LifecycleStage, why: string])[] = [
  [
    'yinhe',
    'likelyToLeave',
    '客户正与他行洽谈更低利率 (it talks to another bank about a lower rate)',
  ],
];

/** Prospects who have become clients. */
export const converted: readonly string[] = ['zhuguang'];

export const profiles: readonly (readonly [
  client: string,
  section: ProfileSection,
  text: string,
])[] = [
  ['qingfeng', 'operatingHistory', '2012年成立，已投运陆上风光项目七个，合计装机 860 MW。'],
  ['qingfeng', 'plans', '三年内建成陕北 300 MW 光伏加储能基地。'],
  ['railworks', 'marketPosition', '国内转向架市场前三，订单覆盖至后年。'],
  ['lanxi', 'fundingNeed', '研发投入大，需要一年期信用贷款支持算力采购。'],
  ['xingyun', 'repaymentCapacity', '经营性现金流覆盖本息 1.6 倍。'],
  ['jinshan', 'financialPosition', '资产负债率 83%，短期借款集中到期。'],
  ['jinshan', 'industryTrend', '焦炭价格自去年四季度持续下行。'],
  ['tianfu', 'competition', '两款仿制药进入集采，毛利率承压。'],
];

/** What became known later: staff and size of the business. */
export const updates: readonly (readonly [client: string, employees: number])[] = [
  ['lanxi', 83],
  ['xingyun', 365],
  ['longteng', 540],
];
