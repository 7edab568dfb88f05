import type { Recommendation, StatedCondition } from '#credit';
import type { DemoCredit } from './credits.js';
import { plain, plant, small, terms } from './credits.js';

/** An application that has not led to a drawdown, or never will. */
export interface DemoApplication extends DemoCredit {
  /** How many days ago it was submitted; each further step takes some days. */
  readonly submitted: number;
  readonly until:
    'submitted' | 'returned' | 'reviewed' | 'declined' | 'withdrawn' | 'granted' | 'signed';
  /** The risk officer's recommendation; defaults to `approve`. */
  readonly opinion?: readonly [Recommendation, comment: string];
  /** Why it was declined or withdrawn. */
  readonly reason?: string;
  /** What is granted, in millions, where that is less. */
  readonly granted?: number;
  readonly conditions?: readonly StatedCondition[];
}

/** The loan that pays for the cables of the wind farm: signed, and drawn through the project alone. */
export const cableLoan: DemoApplication = {
  client: 'qingfeng',
  number: 3,
  ...terms(['green', 'investmentProject', 'unsecured'], [40], [60, 3, 'equalPrincipal', '0.0345']),
  committee: true,
  submitted: 40,
  until: 'signed',
};

/* A row of a table, as people read it. */
// prettier-ignore
export const applications: readonly DemoApplication[] = [
  cableLoan,
  { client: 'cangshan', ...terms(['projectFinance', 'investmentProject', 'combined'], [45],
      [120, 3, 'equalPrincipal', '0.0385']), projectType: 'cleanEnergy', submitted: 20,
    until: 'returned', reason: '可研报告须补充敏感性分析 (the study lacks a sensitivity analysis)' },
  { client: 'lanxi', number: 2, ...terms(['online', 'workingCapital', 'unsecured'], [2],
      [12, 1, 'equalInstalment', '0.0430']), submitted: 2, until: 'submitted' },
  { client: 'zhuguang', ...terms(small, [0.9], [24, 1, 'equalInstalment', '0.0490']), submitted: 12,
    until: 'reviewed' },
  { client: 'songhua', number: 2, ...terms(plain, [20], [12, 12, 'bullet', '0.0415']),
    submitted: 16, until: 'reviewed',
    opinion: ['approveWithConditions', '存货须由第三方监管 (the stock is to be held by a third party)'] },
  { client: 'baltic', ...terms(['crossBorder', 'investmentProject', 'institution'], [3, 'USD'],
      [36, 3, 'interestOnly', '0.0560']), submitted: 40, until: 'withdrawn',
    reason: '母公司改为内部借款 (the parent lends the money itself)' },
  { client: 'mingzhu', number: 2, ...terms(['merger', 'acquisition', 'equity'], [40],
      [60, 3, 'equalPrincipal', '0.0420']), submitted: 70, until: 'withdrawn',
    reason: '收购未谈成 (the acquisition came to nothing)' },
  { client: 'haiyan', number: 2,
    ...terms(['crossBorder', 'workingCapital', 'unsecured'], [2.5, 'USD'],
      [12, 3, 'interestOnly', '0.0620']), submitted: 50, until: 'declined',
    opinion: ['decline', '单一平台收入占比 91% (91 % of the revenue comes from one platform)'],
    reason: '收入集中度过高，缺乏担保 (revenue too concentrated, no security)' },
  { client: 'dongfang', number: 2, ...terms(plain, [1.5], [12, 1, 'equalPrincipal', '0.0540']),
    submitted: 130, until: 'declined',
    opinion: ['decline', '存量贷款逾期 (the present loan is overdue)'],
    reason: '存量贷款逾期未结 (the present loan is overdue)' },
  { client: 'tianfu', number: 2, ...terms(['securitisation', 'refinancing', 'receivables'], [25],
      [24, 3, 'interestOnly', '0.0370']), submitted: 24, until: 'granted',
    conditions: [{ kind: 'insured', before: 'drawdown',
      text: '应收账款投保信用保险 (the receivables are insured)' }] },
  { client: 'hongda', number: 2, ...terms(plant, [16], [60, 3, 'equalPrincipal', '0.0435']),
    submitted: 33, until: 'granted',
    granted: 12 },
  { client: 'xingyun', number: 2, ...terms(['green', 'workingCapital', 'unsecured'], [10],
      [12, 1, 'interestOnly', '0.0390']), submitted: 28, until: 'signed' },
  { client: 'haiyan', number: 3, ...terms(small, [0.5], [12, 1, 'equalInstalment', '0.0465']),
    submitted: 235, until: 'granted' },
  { client: 'minhang', number: 2, ...terms(small, [0.6], [12, 1, 'equalInstalment', '0.0470']),
    submitted: 21, until: 'signed' },
];
