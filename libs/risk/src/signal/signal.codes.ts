import type { CodeOf, Labels, Level } from '#kernel';
import { defineCodes } from '#kernel';

/** Where a signal comes from. */
export const SignalKind = defineCodes(
  { en: 'Kind of signal', zh: '信号来源类别' },
  {
    registry: { en: 'Company register', zh: '工商登记' },
    court: { en: 'Court', zh: '司法' },
    tax: { en: 'Tax authority', zh: '税务' },
    news: { en: 'News', zh: '舆情' },
    policy: { en: 'Policy', zh: '政策' },
    macro: { en: 'Economy', zh: '宏观经济' },
    rating: { en: 'Rating agency', zh: '外部评级' },
    observation: { en: 'Own observation', zh: '客户经理观察' },
  },
);
export type SignalKind = CodeOf<typeof SignalKind>;

interface Signal extends Labels {
  readonly kind: SignalKind;
  /** How grave it is unless its sender says otherwise. */
  readonly gravity: Level;
}

const signal =
  (kind: SignalKind) =>
  (en: string, zh: string, gravity: Level): Signal => ({ en, zh, kind, gravity });
const registry = signal('registry');
const court = signal('court');
const tax = signal('tax');
const news = signal('news');
const policy = signal('policy');
const macro = signal('macro');
const rating = signal('rating');
const seen = signal('observation');

/** What a signal says. */
export const SignalCode = defineCodes(
  { en: 'Signal', zh: '风险信号' },
  {
    representativeChanged: registry('Legal representative changed', '法定代表人变更', 'yellow'),
    shareholdersChanged: registry('Shareholders changed', '股东变更', 'yellow'),
    equityPledged: registry('Equity pledged', '股权出质', 'yellow'),
    abnormalOperation: registry('Listed for abnormal operation', '列入经营异常名录', 'orange'),
    licenceRevoked: registry('Licence revoked', '吊销营业执照', 'red'),
    lawsuitFiled: court('Lawsuit filed', '涉诉立案', 'yellow'),
    judgmentDebtor: court('Subject to enforcement', '被列为被执行人', 'orange'),
    assetsFrozen: court('Assets frozen', '资产被查封冻结', 'red'),
    dishonestDebtor: court('Dishonest judgment debtor', '被列为失信被执行人', 'red'),
    bankruptcyFiled: court('Bankruptcy filed', '申请破产', 'red'),
    taxRatingLowered: tax('Tax credit rating lowered', '纳税信用等级下调', 'yellow'),
    taxArrears: tax('Tax in arrears', '欠税公告', 'orange'),
    taxPenalty: tax('Penalised by the tax authority', '税务行政处罚', 'orange'),
    negativeNews: news('Negative news', '负面舆情', 'yellow'),
    contractLost: news('Major contract lost', '失去重大合同', 'orange'),
    accident: news('Serious accident', '重大安全事故', 'orange'),
    managementDetained: news('Management detained', '高管被采取强制措施', 'red'),
    industryRestricted: policy('Industry restricted', '行业限制政策', 'orange'),
    subsidyEnded: policy('Subsidy ended', '补贴政策退出', 'yellow'),
    demandFalls: macro('Demand falls', '需求下降', 'yellow'),
    financingTightens: macro('Financing tightens', '融资环境收紧', 'yellow'),
    outlookNegative: rating('Outlook negative', '评级展望负面', 'yellow'),
    downgraded: rating('Downgraded', '外部评级下调', 'orange'),
    ratingWithdrawn: rating('Rating withdrawn', '外部评级终止', 'orange'),
    ordersShrink: seen('Orders shrink', '订单减少', 'yellow'),
    managementConflict: seen('Conflict in management', '管理层矛盾', 'yellow'),
    evasive: seen('Contact avoided', '回避沟通', 'yellow'),
    stockUnusual: seen('Unusual stock', '库存异常', 'yellow'),
    proceedsMisused: seen('Proceeds used for another purpose', '贷款用途异常', 'orange'),
    wagesLate: seen('Wages paid late', '拖欠工资', 'orange'),
    siteIdle: seen('Site idle', '停工停产', 'red'),
    ownerAbsent: seen('Owner cannot be reached', '实际控制人失联', 'red'),
  },
);
export type SignalCode = CodeOf<typeof SignalCode>;

/** What the risk team makes of a signal, told to whoever brought it. */
export const SignalRelevance = defineCodes(
  { en: 'Relevance of a signal', zh: '信号认定结果' },
  {
    relevant: { en: 'Relevant', zh: '有效' },
    followUp: { en: 'To be followed up', zh: '需进一步核实' },
    irrelevant: { en: 'Irrelevant', zh: '无效' },
  },
);
export type SignalRelevance = CodeOf<typeof SignalRelevance>;

/** What signals may be counted by. */
export const SignalDimension = defineCodes(
  { en: 'Dimension of signals', zh: '信号统计维度' },
  {
    kind: { en: 'Kind', zh: '来源类别' },
    code: { en: 'Signal', zh: '风险信号' },
    gravity: { en: 'Gravity', zh: '严重程度' },
    relevance: { en: 'Relevance', zh: '认定结果' },
  },
);
export type SignalDimension = CodeOf<typeof SignalDimension>;
