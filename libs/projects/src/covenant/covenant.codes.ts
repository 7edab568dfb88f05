import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a covenant asks of the borrower. */
export const CovenantKind = defineCodes(
  { en: 'Kind of a covenant', zh: '约束性条款类别' },
  {
    financial: { en: 'Financial: a ratio is kept', zh: '财务指标约定' },
    information: { en: 'Information: papers are delivered', zh: '信息披露约定' },
  },
);
export type CovenantKind = CodeOf<typeof CovenantKind>;

/** A figure that a ratio is made of. `isFlow` is told by the recorded cash flows of the project. */
export const CovenantFigure = defineCodes(
  { en: 'Figure of a covenant', zh: '约定指标' },
  {
    cashFlow: { en: 'Cash flow available for debt service', zh: '可偿债现金流', isFlow: true },
    debtService: { en: 'Debt service', zh: '应还本息', isFlow: true },
    interest: { en: 'Interest', zh: '利息', isFlow: true },
    revenue: { en: 'Revenue', zh: '营业收入', isFlow: true },
    ebitda: { en: 'EBITDA', zh: '息税折旧摊销前利润', isFlow: true },
    debt: { en: 'Financial debt', zh: '有息负债', isFlow: false },
    equity: { en: 'Equity', zh: '所有者权益', isFlow: false },
    cash: { en: 'Cash', zh: '货币资金', isFlow: false },
    currentAssets: { en: 'Current assets', zh: '流动资产', isFlow: false },
    currentLiabilities: { en: 'Current liabilities', zh: '流动负债', isFlow: false },
    totalAssets: { en: 'Total assets', zh: '资产总计', isFlow: false },
    totalLiabilities: { en: 'Total liabilities', zh: '负债合计', isFlow: false },
    netIncome: { en: 'Net income', zh: '净利润', isFlow: false },
  },
);
export type CovenantFigure = CodeOf<typeof CovenantFigure>;

/** Which side of its limit a ratio is to keep. */
export const CovenantSide = defineCodes(
  { en: 'Side of the limit', zh: '限额方向' },
  {
    atLeast: { en: 'At least', zh: '不低于' },
    atMost: { en: 'At most', zh: '不高于' },
  },
);
export type CovenantSide = CodeOf<typeof CovenantSide>;

/** How a covenant stands. */
export const CovenantStatus = defineCodes(
  { en: 'Status of a covenant', zh: '约定条款状态' },
  {
    untested: { en: 'Not tested yet', zh: '尚未测试' },
    met: { en: 'Met', zh: '达标' },
    lockUp: { en: 'Met, distributions locked up', zh: '达标但限制分红' },
    breached: { en: 'Breached, may be cured', zh: '违反，补救期内' },
    waived: { en: 'Breached and waived', zh: '已豁免' },
    defaulted: { en: 'Event of default', zh: '已构成违约事件' },
    ended: { en: 'Ended', zh: '已终止' },
  },
);
export type CovenantStatus = CodeOf<typeof CovenantStatus>;

/** What a test came to. */
export const TestResult = defineCodes(
  { en: 'Result of a covenant test', zh: '约定条款测试结果' },
  {
    met: { en: 'Met', zh: '达标' },
    lockUp: { en: 'Met, distributions locked up', zh: '达标但限制分红' },
    breached: { en: 'Breached', zh: '违反' },
  },
);
export type TestResult = CodeOf<typeof TestResult>;
