import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a party outside is. */
export const PartyKind = defineCodes(
  { en: 'Kind of party', zh: '相关方类型' },
  {
    person: { en: 'Natural person', zh: '自然人' },
    company: { en: 'Company', zh: '企业' },
    publicBody: { en: 'Public body', zh: '政府机构' },
    fund: { en: 'Investment fund', zh: '投资基金' },
  },
);
export type PartyKind = CodeOf<typeof PartyKind>;

/** The kinds that are no natural persons. */
export const OrganisationKind = defineCodes(
  { en: 'Kind of organisation', zh: '机构类型' },
  {
    company: { en: 'Company', zh: '企业' },
    publicBody: { en: 'Public body', zh: '政府机构' },
    fund: { en: 'Investment fund', zh: '投资基金' },
  },
);
export type OrganisationKind = CodeOf<typeof OrganisationKind>;

/** The paper that says who a person is. */
export const IdentityKind = defineCodes(
  { en: 'Identity paper', zh: '身份证件类型' },
  {
    residentCard: { en: 'Resident identity card', zh: '居民身份证' },
    passport: { en: 'Passport', zh: '护照' },
    other: { en: 'Other paper', zh: '其他证件' },
  },
);
export type IdentityKind = CodeOf<typeof IdentityKind>;

export const Gender = defineCodes(
  { en: 'Gender', zh: '性别' },
  { female: { en: 'Female', zh: '女' }, male: { en: 'Male', zh: '男' } },
);
export type Gender = CodeOf<typeof Gender>;

export const Occupation = defineCodes(
  { en: 'Occupation', zh: '职业' },
  {
    employee: { en: 'Employee', zh: '上班族' },
    entrepreneur: { en: 'Entrepreneur', zh: '企业家' },
    executive: { en: 'Executive', zh: '企业高管' },
    publicServant: { en: 'Public servant', zh: '公职人员' },
    freelance: { en: 'Freelance', zh: '自由职业' },
    retired: { en: 'Retired', zh: '退休人员' },
  },
);
export type Occupation = CodeOf<typeof Occupation>;

/** Yearly income of a person, in bands. */
export const IncomeBand = defineCodes(
  { en: 'Yearly income', zh: '年收入' },
  {
    below100k: { en: 'Below 100,000 yuan', zh: '10万元以下' },
    below300k: { en: '100,000 to 300,000 yuan', zh: '10万至30万元' },
    below1m: { en: '300,000 to 1,000,000 yuan', zh: '30万至100万元' },
    above1m: { en: 'Above 1,000,000 yuan', zh: '100万元以上' },
  },
);
export type IncomeBand = CodeOf<typeof IncomeBand>;

export const Education = defineCodes(
  { en: 'Education', zh: '教育程度' },
  {
    school: { en: 'School', zh: '高中及以下' },
    college: { en: 'College', zh: '大专' },
    bachelor: { en: 'Bachelor', zh: '本科' },
    master: { en: 'Master or above', zh: '硕士及以上' },
  },
);
export type Education = CodeOf<typeof Education>;

/** What a person agrees that its data are used for. */
export const ConsentPurpose = defineCodes(
  { en: 'Purpose of a consent', zh: '授权用途' },
  {
    credit: { en: 'Credit decision and monitoring', zh: '授信审批与贷后管理' },
    service: { en: 'Service and segmentation', zh: '客户服务与分群' },
    marketing: { en: 'Marketing', zh: '营销' },
  },
);
export type ConsentPurpose = CodeOf<typeof ConsentPurpose>;
