import type { RiskAppetite } from '#clients';

/** Needs of the demo, by client: how important they are, and how far they come. */
export interface DemoNeed {
  readonly slug: string;
  readonly formId: 'NF-1' | 'NF-2';
  readonly core: string;
  readonly project: string;
  readonly millions: number;
  readonly termMonths: number;
  readonly risk: RiskAppetite;
  readonly importance: number;
  readonly solution?: {
    readonly title: string;
    readonly until: 'designed' | 'revised' | 'accepted' | 'rejected';
  };
  readonly lost?: string;
}

export const demoNeeds: readonly DemoNeed[] = [
  {
    slug: 'xingyun',
    formId: 'NF-2',
    core: '扩产期需要灵活的还款安排 (flexible repayment while it grows)',
    project: '正极材料二期 (second line of cathode material)',
    millions: 3,
    termMonths: 12,
    risk: 'balanced',
    importance: 5,
    solution: { title: '成长期灵活还款综合方案 (flexible package for growth)', until: 'accepted' },
  },
  {
    slug: 'lanxi',
    formId: 'NF-1',
    core: '研发投入需要一年期资金 (a year of research)',
    project: '算力集群采购 (a computing cluster)',
    millions: 2,
    termMonths: 12,
    risk: 'bold',
    importance: 4,
    solution: { title: '科技研发综合方案 (package for research)', until: 'revised' },
  },
  {
    slug: 'guanzhong',
    formId: 'NF-2',
    core: '收购季备粮资金 (money for the harvest)',
    project: '夏粮收购 (summer harvest)',
    millions: 4,
    termMonths: 6,
    risk: 'cautious',
    importance: 2,
    solution: { title: '粮食收购方案 (package for the harvest)', until: 'rejected' },
  },
  {
    slug: 'haiyan',
    formId: 'NF-2',
    core: '跨境结算与融资 (payments and finance across borders)',
    project: '海外仓 (warehouse abroad)',
    millions: 1,
    termMonths: 12,
    risk: 'balanced',
    importance: 3,
    lost: '他行利率更低 (another bank is cheaper)',
  },
];
