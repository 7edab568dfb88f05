import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What is to be done in a response to a warning. */
export const ResponseStep = defineCodes(
  { en: 'Step of a response', zh: '风险应对步骤' },
  {
    callClient: { en: 'Call the client', zh: '联系客户' },
    agreePayment: { en: 'Agree on a date of payment', zh: '约定还款日期' },
    visitClient: { en: 'Visit the client', zh: '实地走访' },
    proposeTerms: { en: 'Propose a solution to the client', zh: '向客户提出解决方案' },
    amendTerms: { en: 'Amend conditions or repayment plan', zh: '调整贷款条件或还款计划' },
    stopDrawdowns: { en: 'Stop further drawdowns', zh: '暂停后续放款' },
    reviewClaims: { en: 'Review every claim on the debtor', zh: '重检全部债权' },
    revalueSecurity: { en: 'Value the security anew', zh: '重新评估押品' },
    askForSecurity: { en: 'Ask for more security', zh: '要求追加担保' },
    arrangeFunds: { en: 'Arrange short-term funds or restructure', zh: '安排短期资金或债务重组' },
    secureAssets: { en: 'Ask the court to secure assets', zh: '申请财产保全' },
    beginProceedings: { en: 'Begin legal proceedings', zh: '启动法律程序' },
    setTarget: { en: 'Set a target for the exposure', zh: '设定敞口压降目标' },
    reportToCommittee: { en: 'Report to the committee', zh: '提交风险委员会' },
  },
);
export type ResponseStep = CodeOf<typeof ResponseStep>;

/** How far up a response has been taken. */
export const EscalationLevel = defineCodes(
  { en: 'Level of escalation', zh: '升级层级' },
  {
    owner: { en: 'Owner of the step', zh: '步骤责任人' },
    unitHead: { en: 'Head of the unit', zh: '机构负责人' },
    committee: { en: 'Risk committee', zh: '风险委员会' },
  },
);
export type EscalationLevel = CodeOf<typeof EscalationLevel>;

/** How far legal proceedings have come. */
export const LegalStage = defineCodes(
  { en: 'Stage of legal proceedings', zh: '法律程序阶段' },
  {
    demand: { en: 'Demand letter', zh: '律师函' },
    preservation: { en: 'Assets secured', zh: '财产保全' },
    filed: { en: 'Suit or arbitration filed', zh: '立案' },
    heard: { en: 'Heard', zh: '开庭' },
    judgment: { en: 'Judgment or award', zh: '判决或裁决' },
    enforcement: { en: 'Enforcement', zh: '强制执行' },
    ended: { en: 'Ended', zh: '终结' },
  },
);
export type LegalStage = CodeOf<typeof LegalStage>;

/** What a client answers to a proposal. */
export const ProposalAnswer = defineCodes(
  { en: 'Answer to a proposal', zh: '客户答复' },
  {
    accepted: { en: 'Accepted', zh: '接受' },
    declined: { en: 'Declined', zh: '拒绝' },
    counterProposed: { en: 'Other terms proposed', zh: '提出其他方案' },
  },
);
export type ProposalAnswer = CodeOf<typeof ProposalAnswer>;

/** How a proposal reached the client. */
export const NoticeChannel = defineCodes(
  { en: 'Channel of a notice', zh: '通知渠道' },
  {
    meeting: { en: 'Meeting', zh: '面谈' },
    phone: { en: 'Telephone', zh: '电话' },
    letter: { en: 'Letter', zh: '书面函件' },
    email: { en: 'E-mail', zh: '电子邮件' },
  },
);
export type NoticeChannel = CodeOf<typeof NoticeChannel>;

/** What a proposal would change of a loan. */
export const MeasureKind = defineCodes(
  { en: 'Measure upon a loan', zh: '贷款应对措施' },
  {
    extension: { en: 'Later maturity', zh: '展期' },
    acceleration: { en: 'All due at once', zh: '提前到期' },
  },
);
export type MeasureKind = CodeOf<typeof MeasureKind>;

/** What responses may be counted by. */
export const ResponseDimension = defineCodes(
  { en: 'Dimension of responses', zh: '应对统计维度' },
  {
    response: { en: 'Response', zh: '应对措施' },
    level: { en: 'Level', zh: '预警等级' },
    escalation: { en: 'Level of escalation', zh: '升级层级' },
  },
);
export type ResponseDimension = CodeOf<typeof ResponseDimension>;
