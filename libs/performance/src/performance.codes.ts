import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What the bank trains its people in (K-06, G-18, I-10, J-19). */
export const CourseTopic = defineCodes(
  { en: 'Topic of a course', zh: '培训主题' },
  {
    crm: { en: 'Knowledge of relationship management', zh: '客户关系管理知识' },
    skills: { en: 'Professional skills', zh: '专业技能' },
    service: { en: 'Awareness of service', zh: '服务意识' },
    communication: { en: 'Communication', zh: '沟通技巧' },
    values: {
      en: 'Integrity, expertise, innovation, service first',
      zh: '诚信、专业、创新、服务至上',
    },
    risk: { en: 'Risk management', zh: '风险管理' },
    technology: { en: 'Tools and technology', zh: '技术与工具' },
    compliance: { en: 'Compliance', zh: '合规' },
  },
);
export type CourseTopic = CodeOf<typeof CourseTopic>;

/** How far somebody is with a course. */
export const TrainingState = defineCodes(
  { en: 'State of a training', zh: '培训状态' },
  {
    planned: { en: 'Planned', zh: '已安排' },
    failed: { en: 'Not passed yet', zh: '未通过' },
    certified: { en: 'Certificate in force', zh: '证书有效' },
    expired: { en: 'Certificate expired', zh: '证书已过期' },
  },
);
export type TrainingState = CodeOf<typeof TrainingState>;

/** How far an award has come. */
export const AwardState = defineCodes(
  { en: 'State of an award', zh: '奖励状态' },
  {
    proposed: { en: 'Proposed', zh: '待确认' },
    given: { en: 'Given', zh: '已颁发' },
    declined: { en: 'Turned down', zh: '未批准' },
  },
);
export type AwardState = CodeOf<typeof AwardState>;

/** How good work is honoured (K-05). */
export const AwardKind = defineCodes(
  { en: 'Kind of award', zh: '奖励类型' },
  {
    praise: { en: 'Public praise', zh: '通报表彰' },
    title: { en: 'Title of honour', zh: '荣誉称号' },
    bonus: { en: 'Bonus', zh: '奖金' },
    development: { en: 'A course or a stay elsewhere', zh: '培训或交流机会' },
  },
);
export type AwardKind = CodeOf<typeof AwardKind>;

/** What a scorecard measures, and what somebody may be given a target for (K-04, K-07). */
export const ScoreMeasure = defineCodes(
  { en: 'Measure of a scorecard', zh: '考核指标' },
  {
    growth: { en: 'Drawdowns', zh: '放款笔数' },
    income: { en: 'Interest and fees, in yuan', zh: '利息及费用收入（元）' },
    afterRisk: { en: 'Income left after expected losses', zh: '风险调整后收入占比' },
    quality: { en: 'Clients not overdue', zh: '未逾期客户占比' },
    contacts: { en: 'Contacts', zh: '客户联系次数' },
    satisfaction: { en: 'Would recommend', zh: '客户推荐意愿' },
    promises: { en: 'Promises kept in time', zh: '按时履行承诺' },
    retention: { en: 'Clients won back', zh: '挽留成功' },
  },
);
export type ScoreMeasure = CodeOf<typeof ScoreMeasure>;

/** What money is spent on to serve clients and see risks better (J-19). */
export const InvestmentKind = defineCodes(
  { en: 'Kind of investment', zh: '投入类型' },
  {
    tool: { en: 'Tool or system', zh: '工具与系统' },
    data: { en: 'Data', zh: '数据资源' },
    skills: { en: 'Skills of our people', zh: '人员技能' },
    experts: { en: 'Experts', zh: '专业人才' },
  },
);
export type InvestmentKind = CodeOf<typeof InvestmentKind>;

/** How far an investment has come. */
export const InvestmentState = defineCodes(
  { en: 'State of an investment', zh: '投入状态' },
  {
    proposed: { en: 'Proposed', zh: '待审批' },
    approved: { en: 'Approved', zh: '已批准' },
    declined: { en: 'Turned down', zh: '未批准' },
    reviewed: { en: 'Its effect was reviewed', zh: '已评估效果' },
  },
);
export type InvestmentState = CodeOf<typeof InvestmentState>;
