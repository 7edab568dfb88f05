import type { DatedRule, Labels } from '#kernel';
import type { StatementLine } from './statement.codes.js';

/** What must agree within a set of statements. */
export interface StatementCheck extends DatedRule {
  readonly label: Labels;
  /** The total. */
  readonly total: StatementLine;
  /** What it is made of: added, and taken off. */
  readonly plus: readonly StatementLine[];
  readonly minus?: readonly StatementLine[];
  /** `equals` where the parts are all there is; `covers` where the total may hold more. */
  readonly relation: 'equals' | 'covers';
}

const base = {
  version: 1,
  inForceFrom: '1900-01-01',
  source: '企业会计准则第30号; IAS 1',
} as const;

/** The sums of a set of statements. A check applies where every line it names is given. */
export const statementChecks: readonly StatementCheck[] = [
  {
    ...base,
    id: 'ST-01',
    label: { en: 'Assets equal liabilities and equity', zh: '资产等于负债与所有者权益之和' },
    total: 'totalAssets',
    plus: ['totalLiabilities', 'equity'],
    relation: 'equals',
  },
  {
    ...base,
    id: 'ST-02',
    label: { en: 'Current assets cover their parts', zh: '流动资产合计不小于各组成项之和' },
    total: 'currentAssets',
    plus: ['cash', 'receivables', 'inventory'],
    relation: 'covers',
  },
  {
    ...base,
    id: 'ST-03',
    label: { en: 'Total assets cover current assets', zh: '资产总计不小于流动资产合计' },
    total: 'totalAssets',
    plus: ['currentAssets'],
    relation: 'covers',
  },
  {
    ...base,
    id: 'ST-04',
    label: { en: 'Total liabilities cover current liabilities', zh: '负债合计不小于流动负债合计' },
    total: 'totalLiabilities',
    plus: ['currentLiabilities'],
    relation: 'covers',
  },
  {
    ...base,
    id: 'ST-05',
    label: { en: 'Gross profit is sales less their cost', zh: '毛利等于营业收入减营业成本' },
    total: 'grossProfit',
    plus: ['sales'],
    minus: ['costOfSales'],
    relation: 'equals',
  },
  {
    ...base,
    id: 'ST-06',
    label: {
      en: 'EBITDA is revenue less operating cost before depreciation',
      zh: '息税折旧摊销前利润等于营业总收入减付现营业总成本',
    },
    total: 'ebitda',
    plus: ['totalRevenue'],
    minus: ['operatingCost'],
    relation: 'equals',
  },
  {
    ...base,
    id: 'ST-07',
    label: {
      en: 'EBIT is EBITDA less depreciation',
      zh: '息税前利润等于息税折旧摊销前利润减折旧与摊销',
    },
    total: 'ebit',
    plus: ['ebitda'],
    minus: ['depreciation'],
    relation: 'equals',
  },
  {
    ...base,
    id: 'ST-08',
    label: { en: 'Net income is profit less tax', zh: '净利润等于利润总额减所得税费用' },
    total: 'netIncome',
    plus: ['profitBeforeTax'],
    minus: ['incomeTax'],
    relation: 'equals',
  },
  {
    ...base,
    id: 'ST-09',
    label: { en: 'Cash flows add up', zh: '现金净增加额等于三类活动现金流量之和' },
    total: 'netCashFlow',
    plus: ['operatingCashFlow', 'investingCashFlow', 'financingCashFlow'],
    relation: 'equals',
  },
];
