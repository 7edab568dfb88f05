import type { CodeOf, Level } from '#kernel';
import { defineCodes } from '#kernel';

/** How grave a warning is, and the points it adds to the score of its client. */
export const WarningLevel = defineCodes({ en: 'Warning level', zh: '预警等级' }, {
  yellow: { en: 'Yellow: attention', zh: '黄色预警（关注）', points: 1 },
  orange: { en: 'Orange: concern', zh: '橙色预警（警示）', points: 2 },
  red: { en: 'Red: danger', zh: '红色预警（危险）', points: 3 },
} satisfies Record<Level, object>);

/**
 * What a warning speaks of: a type of risk (market, credit, operational, and those of
 * 企業級貸款業務的客戶關系管理方案, 7.1), or that the client is about to be lost.
 */
export const WarningSignal = defineCodes(
  { en: 'What a warning speaks of', zh: '预警类别' },
  {
    credit: { en: 'Credit', zh: '信用风险' },
    relationship: { en: 'Relationship', zh: '客户关系' },
    market: { en: 'Market', zh: '市场风险' },
    operational: { en: 'Operational', zh: '操作风险' },
    industry: { en: 'Industry', zh: '行业风险' },
    liquidity: { en: 'Liquidity', zh: '流动性风险' },
    fraud: { en: 'Fraud', zh: '欺诈风险' },
    policy: { en: 'Economy and policy', zh: '宏观与政策风险' },
    relatedParty: { en: 'Dealings with related parties', zh: '关联交易风险' },
    overBorrowing: { en: 'Too much debt', zh: '过度融资风险' },
  },
);
export type WarningSignal = CodeOf<typeof WarningSignal>;

/** How far the work on a warning has come. An escalation begins it anew. */
export const WarningStage = defineCodes(
  { en: 'Stage of a warning', zh: '预警处置阶段' },
  {
    raised: { en: 'Raised', zh: '已触发' },
    acknowledged: { en: 'Acknowledged', zh: '已确认' },
    assessed: { en: 'Assessed', zh: '已评估' },
    acted: { en: 'Acted upon', zh: '已采取措施' },
    closed: { en: 'Closed', zh: '已关闭' },
  },
);
export type WarningStage = CodeOf<typeof WarningStage>;

/** Whether a warning was right: the quality of a rule is the share of its true ones. */
export const WarningVerdict = defineCodes(
  { en: 'Verdict on a warning', zh: '预警结论' },
  {
    truePositive: { en: 'Rightly raised', zh: '有效预警' },
    falsePositive: { en: 'False alarm', zh: '误报' },
  },
);
export type WarningVerdict = CodeOf<typeof WarningVerdict>;

/** The four responses to a risk (企業級貸款業務的客戶關系管理方案, 7.2). */
export const RiskResponse = defineCodes(
  { en: 'Risk response', zh: '风险应对措施' },
  {
    engageAndAmend: {
      en: 'Talk more closely; amend conditions or repayment plan',
      zh: '加强沟通，调整贷款条件或还款计划',
    },
    supportOrRestructure: {
      en: 'Short-term funds or restructuring of the debt',
      zh: '短期资金支持或债务重组',
    },
    legalAction: { en: 'Legal action', zh: '启动法律程序' },
    rebalancePortfolio: {
      en: 'Rebalance the portfolio; reduce the exposure',
      zh: '调整贷款组合和资产配置，降低敞口',
    },
  },
);
export type RiskResponse = CodeOf<typeof RiskResponse>;

/** What is to be done first when a rule speaks, and the response it usually ends in. */
export const WarningPlaybook = defineCodes({ en: 'Playbook of a warning', zh: '预警处置预案' }, {
  collect: {
    en: 'Call the client on the day, agree on a date of payment, follow it up',
    zh: '当日联系客户，约定还款日期并跟踪催收',
    response: 'engageAndAmend',
  },
  reviewDebtor: {
    en: 'Review every claim on the debtor; stop further drawdowns',
    zh: '对该债务人全部债权进行重检，暂停后续放款',
    response: 'supportOrRestructure',
  },
  strengthenGuarantee: {
    en: 'Value the security anew; ask for more of it or for repayment',
    zh: '重新评估押品，要求补充担保或压降余额',
    response: 'engageAndAmend',
  },
  renewContact: {
    en: 'Visit the client; ask how the business and the use of the loan are going',
    zh: '安排回访，了解经营与贷款用途情况',
    response: 'engageAndAmend',
  },
  recover: {
    en: 'Pursue the debt: guarantors, security, court',
    zh: '账销案存，向担保人、押品及司法途径追偿',
    response: 'legalAction',
  },
  rebalance: {
    en: 'Reduce the exposure to the client, its industry or region',
    zh: '压降该客户、行业或区域敞口',
    response: 'rebalancePortfolio',
  },
} satisfies Record<string, { en: string; zh: string; response: RiskResponse }>);
export type WarningPlaybook = CodeOf<typeof WarningPlaybook>;

/** What the watch list may be counted by. */
export const WatchListDimension = defineCodes(
  { en: 'Dimension of the watch list', zh: '预警名单统计维度' },
  {
    level: { en: 'Level', zh: '预警等级' },
    rule: { en: 'Rule', zh: '预警规则' },
    signal: { en: 'Type of risk', zh: '风险类型' },
    manager: { en: 'Relationship manager', zh: '客户经理' },
  },
);
export type WatchListDimension = CodeOf<typeof WatchListDimension>;
