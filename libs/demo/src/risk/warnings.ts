import type { RiskResponse, WarningVerdict } from '#risk';
import type { ClientType } from '#strategy';

/** What people did about a warning that the rules raised; the days are days ago. */
export interface DemoWarning {
  readonly client: string;
  readonly rule: string;
  readonly acknowledged: number;
  readonly assessed?: readonly [
    daysAgo: number,
    severity: number,
    likelihood: number,
    finding: string,
  ];
  readonly acted?: readonly [daysAgo: number, RiskResponse, action: string];
  readonly closed?: readonly [daysAgo: number, WarningVerdict, conclusion: string];
}

/* A row of a table, as people read it. */
// prettier-ignore
export const warnings: readonly DemoWarning[] = [
  { client: 'ruifeng', rule: 'EW-01', acknowledged: 6 },
  { client: 'longteng', rule: 'EW-01', acknowledged: 6,
    assessed: [5, 3, 3, '甲方拖欠工程款，预计两个月内到账 (the principal of the works pays late)'] },
  { client: 'jinshan', rule: 'EW-01', acknowledged: 6,
    assessed: [5, 5, 4, '焦炭价格下行，现金流无法覆盖本息 (the cash flow does not cover the debt)'],
    acted: [3, 'supportOrRestructure', '启动集团层面债务重组谈判 (the debt is talked about with the group)'] },
  { client: 'kunpeng', rule: 'EW-01', acknowledged: 269,
    assessed: [268, 5, 5, '项目停工，实际控制人失联 (the works stand still)'],
    acted: [260, 'legalAction', '已向法院申请财产保全 (the court has been asked to secure the assets)'] },
  { client: 'hengyuan', rule: 'EW-03', acknowledged: 100,
    assessed: [98, 2, 3, '设备按市价重估，覆盖不足 (the plant is worth less than it was)'],
    acted: [90, 'engageAndAmend', '要求追加仓库抵押 (a mortgage of the store is asked for)'] },
  { client: 'jiangnan', rule: 'EW-01', acknowledged: 89,
    assessed: [88, 2, 2, '下游回款延迟 (their customer paid late)'],
    acted: [87, 'engageAndAmend', '约定一周内还款 (payment agreed within a week)'],
    closed: [58, 'truePositive', '晚十五天还清 (paid fifteen days late)'] },
  { client: 'xiangjiang', rule: 'EW-04', acknowledged: 28,
    assessed: [27, 1, 1, '客户经理交接期间未登记联系 (contacts were not recorded during the hand-over)'],
    closed: [26, 'falsePositive', '联系正常 (they do speak)'] },
];

/** The type of a client by judgement, for so many days. */
export const overrides: readonly (readonly [
  client: string,
  type: ClientType,
  days: number,
  reason: string,
])[] = [
  ['xingyun', 'strategic', 180, '地方重点产业链龙头 (leads a supply chain the province counts on)'],
];
