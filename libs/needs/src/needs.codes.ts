import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How the bank came to know a need (D-02). */
export const NeedCapture = defineCodes(
  { en: 'Way a need is captured', zh: '需求采集方式' },
  {
    questionnaire: { en: 'Questionnaire', zh: '问卷调查' },
    interview: { en: 'Interview', zh: '面谈' },
  },
);
export type NeedCapture = CodeOf<typeof NeedCapture>;

/** How far a need has come on its way to the money; lost is the only other end. */
export const NeedStage = defineCodes(
  { en: 'Stage of a need', zh: '需求阶段' },
  {
    captured: { en: 'Captured', zh: '已采集' },
    assessed: { en: 'Assessed and ranked', zh: '已评估排序' },
    designed: { en: 'Solution designed', zh: '方案已设计' },
    presented: { en: 'Solution presented', zh: '方案已提交客户' },
    accepted: { en: 'Solution accepted', zh: '方案已接受' },
    applied: { en: 'Credit applied for', zh: '已申请' },
    approved: { en: 'Credit approved', zh: '已批准' },
    drawn: { en: 'Drawn down', zh: '已放款' },
    lost: { en: 'Lost', zh: '未达成' },
  },
);
export type NeedStage = CodeOf<typeof NeedStage>;

/** In which order needs are served (D-05). */
export const NeedPriority = defineCodes(
  { en: 'Priority of a need', zh: '需求优先级' },
  {
    first: { en: 'First', zh: '优先' },
    ordinary: { en: 'Ordinary', zh: '一般' },
    last: { en: 'Last', zh: '靠后' },
  },
);
export type NeedPriority = CodeOf<typeof NeedPriority>;

/** Why a need did not lead to a drawdown. */
export const NeedLoss = defineCodes(
  { en: 'Reason a need was lost', zh: '需求未达成原因' },
  {
    declined: { en: 'Declined by the bank', zh: '银行未批准' },
    otherBank: { en: 'Another bank', zh: '转向其他银行' },
    price: { en: 'Price', zh: '价格因素' },
    terms: { en: 'Terms or conditions', zh: '条件不合适' },
    noNeed: { en: 'No need any more', zh: '不再需要资金' },
    other: { en: 'Other', zh: '其他' },
  },
);
export type NeedLoss = CodeOf<typeof NeedLoss>;

/** What the bank offers beside money (D-10). */
export const ValueAddedService = defineCodes(
  { en: 'Value-added service', zh: '增值服务' },
  {
    financialCoaching: { en: 'Financial coaching', zh: '财务辅导' },
    technicalSupport: { en: 'Technical support', zh: '技术支持' },
    financialAdvice: { en: 'Financial advice', zh: '财务咨询' },
    marketAnalysis: { en: 'Market analysis', zh: '市场分析' },
    appraisal: { en: 'Appraisal', zh: '评估' },
    afterCare: { en: 'After-care', zh: '后续管理' },
  },
);
export type ValueAddedService = CodeOf<typeof ValueAddedService>;

/** Other ways to money than a loan: bonds and the capital market (D-07). */
export const MarketFinance = defineCodes(
  { en: 'Bond and capital-market finance', zh: '债券与资本市场融资' },
  {
    shortTermPaper: { en: 'Short-term financing bills', zh: '短期融资券', market: 'bond' },
    mediumTermNotes: { en: 'Medium-term notes', zh: '中期票据', market: 'bond' },
    corporateBond: { en: 'Corporate bond', zh: '公司债券', market: 'bond' },
    greenBond: { en: 'Green bond', zh: '绿色债券', market: 'bond' },
    listing: { en: 'Listing of shares', zh: '上市融资', market: 'capital' },
    privatePlacement: { en: 'Private placement', zh: '定向增发', market: 'capital' },
    equityInvestment: { en: 'Equity investment', zh: '股权投资', market: 'capital' },
  },
);
export type MarketFinance = CodeOf<typeof MarketFinance>;

/** What keeps the risk of a solution down (D-06). */
export const RiskControl = defineCodes(
  { en: 'Risk-control measure', zh: '风险控制措施' },
  {
    collateral: { en: 'Collateral', zh: '抵质押担保' },
    guarantee: { en: 'Guarantee', zh: '保证担保' },
    covenants: { en: 'Financial covenants', zh: '财务约束条款' },
    accountControl: { en: 'Control of the project account', zh: '项目资金账户监管' },
    stagedDrawdown: { en: 'Drawdown by progress', zh: '按进度分期放款' },
    insurance: { en: 'Insurance', zh: '保险' },
    riskPricing: { en: 'Price for the risk', zh: '风险定价' },
    closerMonitoring: { en: 'Closer monitoring', zh: '加强贷后监控' },
  },
);
export type RiskControl = CodeOf<typeof RiskControl>;

/** Why a solution is revised (D-08). */
export const RevisionCause = defineCodes(
  { en: 'Cause of a revision', zh: '方案调整原因' },
  {
    clientFeedback: { en: 'Feedback of the client', zh: '客户反馈' },
    marketChange: { en: 'Change of the market', zh: '市场变化' },
    riskChange: { en: 'Change of the risk', zh: '风险变化' },
    review: { en: 'Opinion of the bank', zh: '内部审查意见' },
  },
);
export type RevisionCause = CodeOf<typeof RevisionCause>;

/** Where a solution stands. */
export const SolutionStatus = defineCodes(
  { en: 'Status of a solution', zh: '方案状态' },
  {
    designed: { en: 'Designed', zh: '已设计' },
    presented: { en: 'Presented', zh: '已提交客户' },
    accepted: { en: 'Accepted', zh: '已接受' },
    rejected: { en: 'Rejected', zh: '未接受' },
  },
);
export type SolutionStatus = CodeOf<typeof SolutionStatus>;

/** What became of a credit that a solution led to. */
export const FinancingOutcome = defineCodes(
  { en: 'Progress of a financing', zh: '融资进展' },
  {
    applied: { en: 'Applied for', zh: '已申请' },
    approved: { en: 'Approved', zh: '已批准' },
    drawn: { en: 'Drawn down', zh: '已放款' },
    declined: { en: 'Declined', zh: '已否决' },
    withdrawn: { en: 'Withdrawn', zh: '已撤回' },
  },
);
export type FinancingOutcome = CodeOf<typeof FinancingOutcome>;

/** What moves the market of corporate lending: needs are tagged with it, notes speak of it (L-07). */
export const MarketTag = defineCodes(
  { en: 'Market context', zh: '市场背景' },
  {
    size: { en: 'Size and growth of the market', zh: '市场规模与增长' },
    competition: { en: 'Competition', zh: '市场竞争格局' },
    diversity: { en: 'Diverse needs of clients', zh: '客户需求多样性' },
    digital: { en: 'Digital transformation', zh: '数字化转型' },
    finerRisk: { en: 'Finer risk management', zh: '风险管理精细化' },
    innovation: { en: 'New products and services', zh: '产品和服务创新' },
  },
);
export type MarketTag = CodeOf<typeof MarketTag>;
