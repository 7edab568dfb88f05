import type { CodeOf, Labels } from '#kernel';
import { defineCodes } from '#kernel';

/** The parts a set of financial statements has. */
export const StatementPart = defineCodes(
  { en: 'Part of the statements', zh: '报表类型' },
  {
    balanceSheet: { en: 'Balance sheet', zh: '资产负债表' },
    income: { en: 'Income statement', zh: '利润表' },
    cashFlow: { en: 'Cash flow statement', zh: '现金流量表' },
  },
);
export type StatementPart = CodeOf<typeof StatementPart>;

interface Line extends Labels {
  readonly part: StatementPart;
}

const balance = (en: string, zh: string): Line => ({ en, zh, part: 'balanceSheet' });
const income = (en: string, zh: string): Line => ({ en, zh, part: 'income' });
const cash = (en: string, zh: string): Line => ({ en, zh, part: 'cashFlow' });

/** The chart of accounts that every statement is spread to. */
export const StatementLine = defineCodes(
  { en: 'Line of the statements', zh: '报表科目' },
  {
    cash: balance('Cash and bank balances', '货币资金'),
    shortTermInvestments: balance('Short-term investments', '交易性金融资产'),
    receivables: balance('Receivables', '应收账款'),
    inventory: balance('Inventory', '存货'),
    otherCurrentAssets: balance('Other current assets', '其他流动资产'),
    currentAssets: balance('Current assets', '流动资产合计'),
    fixedAssets: balance('Property, plant and equipment', '固定资产'),
    intangibleAssets: balance('Intangible assets', '无形资产'),
    otherNonCurrentAssets: balance('Other non-current assets', '其他非流动资产'),
    totalAssets: balance('Total assets', '资产总计'),
    shortTermDebt: balance('Short-term borrowings', '短期借款'),
    payables: balance('Payables', '应付账款'),
    otherCurrentLiabilities: balance('Other current liabilities', '其他流动负债'),
    currentLiabilities: balance('Current liabilities', '流动负债合计'),
    longTermDebt: balance('Long-term borrowings', '长期借款'),
    otherNonCurrentLiabilities: balance('Other non-current liabilities', '其他非流动负债'),
    totalLiabilities: balance('Total liabilities', '负债合计'),
    shareCapital: balance('Share capital', '实收资本'),
    retainedEarnings: balance('Retained earnings', '未分配利润'),
    otherEquity: balance('Other equity', '其他所有者权益'),
    equity: balance('Equity', '所有者权益合计'),
    totalRevenue: income('Total revenue', '营业总收入'),
    sales: income('Net sales', '营业收入'),
    costOfSales: income('Cost of sales', '营业成本'),
    grossProfit: income('Gross profit', '毛利'),
    operatingCost: income('Operating cost before depreciation', '付现营业总成本'),
    ebitda: income('EBITDA', '息税折旧摊销前利润'),
    depreciation: income('Depreciation and amortisation', '折旧与摊销'),
    ebit: income('EBIT', '息税前利润'),
    interestExpense: income('Interest expense', '利息支出'),
    profitBeforeTax: income('Profit before tax', '利润总额'),
    incomeTax: income('Income tax', '所得税费用'),
    netIncome: income('Net income', '净利润'),
    operatingCashFlow: cash('Cash flow from operations', '经营活动现金流量净额'),
    investingCashFlow: cash('Cash flow from investing', '投资活动现金流量净额'),
    financingCashFlow: cash('Cash flow from financing', '筹资活动现金流量净额'),
    netCashFlow: cash('Net change in cash', '现金净增加额'),
  },
);
export type StatementLine = CodeOf<typeof StatementLine>;

/** Whose figures they are. */
export const StatementBasis = defineCodes(
  { en: 'Basis of the statements', zh: '报表口径' },
  {
    consolidated: { en: 'Consolidated group', zh: '合并报表' },
    standalone: { en: 'The company alone', zh: '单体报表' },
  },
);
export type StatementBasis = CodeOf<typeof StatementBasis>;

/** What an auditor said, the gravest last. */
export const AuditOpinion = defineCodes(
  { en: 'Audit opinion', zh: '审计意见' },
  {
    unqualified: { en: 'Unqualified', zh: '标准无保留意见' },
    emphasis: { en: 'Unqualified with emphasis of matter', zh: '带强调事项段的无保留意见' },
    unaudited: { en: 'Not audited', zh: '未经审计' },
    qualified: { en: 'Qualified', zh: '保留意见' },
    disclaimer: { en: 'Disclaimer', zh: '无法表示意见' },
    adverse: { en: 'Adverse', zh: '否定意见' },
  },
);
export type AuditOpinion = CodeOf<typeof AuditOpinion>;
