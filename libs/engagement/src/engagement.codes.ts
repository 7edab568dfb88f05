import type { CodeOf, Labels } from '#kernel';
import { defineCodes } from '#kernel';

/** Where the bank and a client meet (G-01, G-02, G-04, G-05, G-06). */
export const Channel = defineCodes<
  | 'website'
  | 'app'
  | 'mobileBanking'
  | 'portal'
  | 'weibo'
  | 'wechat'
  | 'email'
  | 'phone'
  | 'video'
  | 'branch'
  | 'visit'
  | 'industryEvent'
  | 'serviceTeam',
  Labels & { readonly line: 'online' | 'remote' | 'inPerson' }
>(
  { en: 'Channel', zh: '互动渠道' },
  {
    website: { en: 'Website', zh: '官方网站', line: 'online' },
    app: { en: 'App', zh: '移动应用', line: 'online' },
    mobileBanking: { en: 'Mobile banking', zh: '手机银行', line: 'online' },
    portal: { en: 'Online service portal', zh: '线上服务门户', line: 'online' },
    weibo: { en: 'Weibo', zh: '微博', line: 'online' },
    wechat: { en: 'WeChat', zh: '微信', line: 'online' },
    email: { en: 'E-mail', zh: '电子邮件', line: 'online' },
    phone: { en: 'Telephone', zh: '电话', line: 'remote' },
    video: { en: 'Video', zh: '视频', line: 'remote' },
    branch: { en: 'Branch', zh: '营业网点', line: 'inPerson' },
    visit: { en: 'Visit', zh: '上门拜访', line: 'inPerson' },
    industryEvent: { en: 'Industry event', zh: '行业活动', line: 'inPerson' },
    serviceTeam: { en: 'Dedicated service team', zh: '专属客服团队', line: 'inPerson' },
  },
);
export type Channel = CodeOf<typeof Channel>;

/** In what way they speak (G-03, G-07, G-16, F-09). */
export const Way = defineCodes(
  { en: 'Way of contact', zh: '沟通方式' },
  {
    message: { en: 'Message', zh: '消息往来' },
    call: { en: 'Telephone call', zh: '电话沟通' },
    videoMeeting: { en: 'Video meeting', zh: '视频会议' },
    meeting: { en: 'Meeting', zh: '面谈' },
    returnVisit: { en: 'Return visit', zh: '定期回访' },
    tailoredPlan: { en: 'Tailored service plan', zh: '个性化服务方案' },
    projectMeeting: { en: 'Project progress meeting', zh: '项目进展汇报会' },
    postLoanMeeting: { en: 'Post-loan meeting', zh: '贷后管理工作会议' },
    seminar: { en: 'Seminar, lecture or salon', zh: '研讨会、讲座或客户沙龙' },
    seniorMeeting: { en: 'Meeting of seniors', zh: '高层对接' },
    strategyTalk: { en: 'Strategy talk', zh: '战略磋商' },
    cooperationReview: { en: 'Review of the cooperation', zh: '合作回顾' },
  },
);
export type Way = CodeOf<typeof Way>;

/** Who began it. */
export const Direction = defineCodes(
  { en: 'Direction', zh: '沟通方向' },
  {
    fromClient: { en: 'From the client', zh: '客户发起' },
    fromBank: { en: 'From the bank', zh: '银行发起' },
  },
);
export type Direction = CodeOf<typeof Direction>;

/** The three stages of a loan that contacts are paced by (F-02, G-09). */
export const ContactStage = defineCodes(
  { en: 'Contact stage', zh: '贷款沟通阶段' },
  {
    application: { en: 'Application', zh: '贷款申请阶段' },
    approval: { en: 'Approval', zh: '贷款审批阶段' },
    postLoan: { en: 'After the loan', zh: '贷款后续管理阶段' },
  },
);
export type ContactStage = CodeOf<typeof ContactStage>;

/** What came of it. */
export const Outcome = defineCodes(
  { en: 'Outcome', zh: '沟通结果' },
  {
    informed: { en: 'Informed', zh: '已告知' },
    agreed: { en: 'Agreed', zh: '达成一致' },
    toFollowUp: { en: 'To be followed up', zh: '待跟进' },
    declined: { en: 'Declined', zh: '客户拒绝' },
    notReached: { en: 'Not reached', zh: '未联系上' },
  },
);
export type Outcome = CodeOf<typeof Outcome>;

/** How closely a client is kept in touch with: by CRM mode or client type (C-01 to C-03, B-07). */
export const CadenceProfile = defineCodes(
  { en: 'Cadence profile', zh: '联系频率类型' },
  {
    responsible: { en: 'Responsible mode, strategic, VIP', zh: '负责型、战略型、重点客户' },
    growth: { en: 'Growth, prime', zh: '成长型、优质客户' },
    ordinary: { en: 'Stable, ordinary', zh: '稳定型、一般客户' },
    passive: { en: 'Passive mode', zh: '被动型' },
    basic: { en: 'Basic mode', zh: '基本型' },
    risk: { en: 'Risk client', zh: '风险型' },
  },
);
export type CadenceProfile = CodeOf<typeof CadenceProfile>;

/** What makes the bank speak, where it is not the calendar. */
export const Occasion = defineCodes(
  { en: 'Occasion of contact', zh: '联系时机' },
  {
    statusChange: { en: 'On each change of status', zh: '状态变化时' },
    request: { en: 'On request', zh: '客户要求时' },
    trigger: { en: 'On a trigger only', zh: '触发异常时' },
    automatic: { en: 'Automatic notices', zh: '自动通知' },
  },
);
export type Occasion = CodeOf<typeof Occasion>;

/** Which contacts count towards an interval. */
export const ContactKind = defineCodes(
  { en: 'Kind of contact', zh: '联系类型' },
  {
    any: { en: 'Any contact', zh: '任何联系' },
    visit: { en: 'Visit', zh: '拜访' },
    seniorReview: { en: 'Review by seniors', zh: '高层回顾' },
  },
);
export type ContactKind = CodeOf<typeof ContactKind>;
