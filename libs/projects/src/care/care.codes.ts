import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** Why people meet about a project (F-09). */
export const ProjectMeetingKind = defineCodes(
  { en: 'Kind of project meeting', zh: '项目会议类型' },
  {
    progress: { en: 'Progress meeting', zh: '项目进展汇报会' },
    postLoan: { en: 'Post-loan meeting', zh: '贷后管理工作会议' },
    steering: { en: 'Meeting of the lenders', zh: '银团会议' },
    site: { en: 'Visit of the site', zh: '现场检查' },
  },
);
export type ProjectMeetingKind = CodeOf<typeof ProjectMeetingKind>;

/** What a member of the service team answers for (G-05). */
export const ServiceDuty = defineCodes(
  { en: 'Duty in a service team', zh: '专属客服团队职责' },
  {
    lead: { en: 'Leads the team', zh: '团队负责人' },
    structure: { en: 'Structure of the finance', zh: '融资结构' },
    legal: { en: 'Contracts', zh: '法律合同' },
    technical: { en: 'Technical questions', zh: '技术评估' },
    risk: { en: 'Risk', zh: '风险管理' },
    operations: { en: 'Payments and papers', zh: '放款与单证' },
  },
);
export type ServiceDuty = CodeOf<typeof ServiceDuty>;

/** How a client is told something. */
export const ClientWay = defineCodes(
  { en: 'Way to the client', zh: '与客户沟通方式' },
  {
    meeting: { en: 'Meeting', zh: '会议' },
    phone: { en: 'Telephone', zh: '电话' },
    email: { en: 'E-mail', zh: '电子邮件' },
    portal: { en: 'Portal', zh: '线上平台' },
    letter: { en: 'Letter', zh: '书面函件' },
  },
);
export type ClientWay = CodeOf<typeof ClientWay>;

/** What a client may need after its project is financed (F-14). */
export const FollowOnNeed = defineCodes(
  { en: 'Need after the project', zh: '后续金融服务需求' },
  {
    workingCapital: { en: 'Working capital', zh: '流动资金' },
    refinancing: { en: 'Refinancing', zh: '再融资' },
    expansion: { en: 'Finance of an expansion', zh: '扩建融资' },
    hedging: { en: 'Hedging of rates or currencies', zh: '利率汇率避险' },
    cash: { en: 'Cash management', zh: '现金管理' },
    insurance: { en: 'Insurance', zh: '保险' },
    payroll: { en: 'Payroll', zh: '代发工资' },
    other: { en: 'Other', zh: '其他' },
  },
);
export type FollowOnNeed = CodeOf<typeof FollowOnNeed>;
