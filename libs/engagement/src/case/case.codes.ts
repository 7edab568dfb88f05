import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How what a client has to say reaches the bank (H-01). */
export const FeedbackChannel = defineCodes(
  { en: 'Channel of feedback', zh: '反馈渠道' },
  {
    onlinePlatform: { en: 'Online service platform', zh: '在线客户服务平台' },
    phone: { en: 'Telephone', zh: '电话' },
    meeting: { en: 'Face-to-face meeting', zh: '面对面会议' },
    email: { en: 'E-mail', zh: '电子邮件' },
    socialMedia: { en: 'Social media', zh: '社交媒体' },
    letter: { en: 'Letter', zh: '信函' },
    fax: { en: 'Fax', zh: '传真' },
    referral: { en: 'Referred by another office', zh: '其他机构转办' },
  },
);
export type FeedbackChannel = CodeOf<typeof FeedbackChannel>;

/** How far the bank has come with a case (H-02). */
export const CaseState = defineCodes(
  { en: 'State of a case', zh: '诉求处理状态' },
  {
    received: { en: 'Received', zh: '已受理' },
    classified: { en: 'Screened and classified', zh: '已筛选分类' },
    assessed: { en: 'Analysed and assessed', zh: '已分析评估' },
    planned: { en: 'Plan of action made', zh: '已制定行动计划' },
    assigned: { en: 'Given to somebody by a day', zh: '已分配责任与时限' },
    resolved: { en: 'Resolved', zh: '已解决' },
    closed: { en: 'Effect reviewed, closed', zh: '已评估效果并办结' },
  },
);
export type CaseState = CodeOf<typeof CaseState>;

/** The line of business that a case is about. */
export const CaseLine = defineCodes(
  { en: 'Line of business', zh: '业务线' },
  {
    workingCapital: { en: 'Working capital', zh: '流动资金贷款' },
    fixedAssets: { en: 'Fixed assets', zh: '固定资产贷款' },
    projectFinance: { en: 'Project finance', zh: '项目融资' },
    tradeFinance: { en: 'Trade finance', zh: '贸易融资' },
    accounts: { en: 'Accounts and settlement', zh: '账户与结算' },
    other: { en: 'Other', zh: '其他' },
  },
);
export type CaseLine = CodeOf<typeof CaseLine>;

/** Where in the service a case arose. */
export const ServiceStep = defineCodes(
  { en: 'Step of service', zh: '服务环节' },
  {
    consultation: { en: 'Consultation', zh: '咨询' },
    application: { en: 'Application', zh: '申请' },
    approval: { en: 'Approval', zh: '审批' },
    drawdown: { en: 'Drawdown', zh: '放款' },
    repayment: { en: 'Repayment', zh: '还款' },
    postLoan: { en: 'After the loan', zh: '贷后管理' },
    collection: { en: 'Collection', zh: '催收' },
    channel: { en: 'Channels and systems', zh: '渠道与系统' },
  },
);
export type ServiceStep = CodeOf<typeof ServiceStep>;

/** How much hangs on a case. */
export const Importance = defineCodes(
  { en: 'Importance', zh: '重要程度' },
  {
    high: { en: 'High', zh: '高' },
    medium: { en: 'Medium', zh: '中' },
    low: { en: 'Low', zh: '低' },
  },
);
export type Importance = CodeOf<typeof Importance>;

/** What is seen to first: importance by urgency. */
export const CasePriority = defineCodes(
  { en: 'Priority', zh: '优先级' },
  {
    first: { en: 'First', zh: '一级' },
    second: { en: 'Second', zh: '二级' },
    third: { en: 'Third', zh: '三级' },
    fourth: { en: 'Fourth', zh: '四级' },
  },
);
export type CasePriority = CodeOf<typeof CasePriority>;

/** How a case ended for the client. */
export const CaseOutcome = defineCodes(
  { en: 'Outcome of a case', zh: '处理结果' },
  {
    explained: { en: 'Explained', zh: '已解释说明' },
    remedied: { en: 'Put right', zh: '已整改（非金钱补救）' },
    compensated: { en: 'Put right with money', zh: '已给予金钱补偿' },
    accepted: { en: 'Suggestion taken up', zh: '建议已采纳' },
    closed: { en: 'Closed without more', zh: '已办结' },
    untimely: { en: 'Answered too late', zh: '逾期答复' },
  },
);
export type CaseOutcome = CodeOf<typeof CaseOutcome>;

/** Who raised a case: what the bank raises by itself is no news to the client. */
export const CaseRaiser = defineCodes(
  { en: 'Who raised a case', zh: '诉求提出方' },
  { client: { en: 'The client', zh: '客户' }, bank: { en: 'The bank', zh: '我行' } },
);
export type CaseRaiser = CodeOf<typeof CaseRaiser>;
