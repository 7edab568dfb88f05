import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** The levels of the bank's organisation, the highest first. A unit lies below one of a higher level. */
export const UnitKind = defineCodes(
  { en: 'Kind of unit', zh: '机构类型' },
  {
    headOffice: { en: 'Head office', zh: '总行' },
    department: { en: 'Department of the head office', zh: '总行部门' },
    branch: { en: 'Branch', zh: '分行' },
    subBranch: { en: 'Sub-branch', zh: '支行' },
    section: { en: 'Section', zh: '科室' },
  },
);
export type UnitKind = CodeOf<typeof UnitKind>;

/** What a team is formed for. Its members may belong to any unit. */
export const TeamKind = defineCodes(
  { en: 'Kind of team', zh: '团队类型' },
  {
    service: { en: 'Service team of a client or project', zh: '专属服务团队' },
    needsAnalysis: { en: 'Needs-analysis team', zh: '客户需求分析团队' },
    risk: { en: 'Risk team', zh: '风险管理团队' },
  },
);
export type TeamKind = CodeOf<typeof TeamKind>;

export const TeamFunction = defineCodes(
  { en: 'Function in a team', zh: '团队职能' },
  {
    lead: { en: 'Lead', zh: '负责人' },
    member: { en: 'Member', zh: '成员' },
    seniorSponsor: { en: 'Senior sponsor', zh: '高层负责人' },
  },
);
export type TeamFunction = CodeOf<typeof TeamFunction>;

export const LeaveKind = defineCodes(
  { en: 'Kind of leave', zh: '休假类型' },
  {
    annual: { en: 'Annual leave', zh: '年休假' },
    sick: { en: 'Sick leave', zh: '病假' },
    parental: { en: 'Parental leave', zh: '产假、育儿假' },
    training: { en: 'Training', zh: '培训' },
    other: { en: 'Other', zh: '其他' },
  },
);
export type LeaveKind = CodeOf<typeof LeaveKind>;

/** What a revocation ends: every token of a person, those of a session, or one. */
export const Revoked = defineCodes(
  { en: 'Revoked tokens', zh: '令牌注销范围' },
  {
    person: { en: 'All tokens of a person', zh: '某人的全部令牌' },
    session: { en: 'The tokens of a session', zh: '某一会话的令牌' },
    token: { en: 'One token', zh: '单个令牌' },
  },
);
export type Revoked = CodeOf<typeof Revoked>;
